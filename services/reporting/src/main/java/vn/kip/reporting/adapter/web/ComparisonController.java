package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.caselog.Refusal;
import vn.kip.reporting.application.Comparisons;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Reports;
import vn.kip.service.RefusedException;

/** A period as it was reported then and as it is known now. */
@RestController
@RequestMapping("/reports/comparison")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class ComparisonController {

  private final Comparisons comparisons;

  ComparisonController(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  /** @param and the later moment; everything, where it is left out */
  @GetMapping
  View compare(@RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam Instant knownAt,
      @RequestParam @Nullable Instant and) {
    Period.check(from, to);
    if (and != null && and.isBefore(knownAt)) {
      throw new RefusedException(
          Refusal.invalid("report.moments", "and", "knownAt", knownAt.toString(), "and", and.toString()));
    }
    try {
      var sealed = comparisons.of(from, to, knownAt, and);
      return new View(from, to, knownAt, and, sealed.seal(), sealed.report());
    } catch (Reports.NoConsistentCutException _) {
      throw new RefusedException(Refusal.notYet("report.no-consistent-cut", "report"));
    }
  }

  record View(LocalDate from, LocalDate to, Instant knownAt, @Nullable Instant and, List<Checkpoint> seal,
      Comparisons.Comparison comparison) {}
}
