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
import vn.kip.casefile.Refusal;
import vn.kip.reporting.adapter.web.ReportViews.Digested;
import vn.kip.reporting.application.Comparisons;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** A period as it was reported then and as it is known now. */
@RestController
@Heavy
@RequestMapping("/reports/comparison")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class ComparisonController {

  private static final int SIZE = 1_000;

  private final Comparisons comparisons;
  private final Digests digests;

  ComparisonController(Comparisons comparisons, Digests digests) {
    this.comparisons = comparisons;
    this.digests = digests;
  }

  /** @param and the later moment; everything, where it is left out */
  @GetMapping
  View compare(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period, @RequestParam Instant knownAt, @RequestParam @Nullable Instant and,
      @RequestParam(defaultValue = "1") int page) {
    var asked = Periods.of(from, to, period);
    if (and != null && and.isBefore(knownAt)) {
      throw new RefusedException(
          Refusal.invalid("report.moments", "and", "knownAt", knownAt.toString(), "and", and.toString()));
    }
    var sealed = ReportAnswers.consistent(() -> comparisons.of(asked.from(), asked.to(), knownAt, and));
    var all = sealed.report();
    var shown = Pages.of(all.differences(), page, SIZE);
    return digests.add(new View(asked.from(), asked.to(), knownAt, and, sealed.seal(), shown.count(), page,
        shown.pages(), new Comparisons.Comparison(all.then(), all.now(), shown.items()), null));
  }

  /**
   * The two reports, and one page of the dossiers that count otherwise.
   *
   * @param count of those dossiers
   * @param digest of everything else; null while it is being computed
   */
  record View(LocalDate from, LocalDate to, Instant knownAt, @Nullable Instant and, List<Checkpoint> seal, int count,
      int page, int pages, Comparisons.Comparison comparison, @Nullable String digest) implements Digested<View> {

    @Override
    public View withDigest(String computed) {
      return new View(from, to, knownAt, and, seal, count, page, pages, comparison, computed);
    }
  }
}
