package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.reporting.adapter.web.DetailController.Entry;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.RateSides;
import vn.kip.reporting.domain.InRates.Rate;
import vn.kip.reporting.domain.InRates.Side;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** The dossiers on each side of a rate. */
@RestController
@Heavy
@RequestMapping("/reports/on-time/dossiers")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class RateController {

  private final RateSides sides;
  private final Discretion discretion;

  RateController(RateSides sides, Discretion discretion) {
    this.discretion = discretion;
    this.sides = sides;
  }

  /** @param count of all pages together; {@code dossiers} are those of one */
  record OnASide(String rate, Side side, LocalDate from, LocalDate to, @Nullable Instant knownAt,
      List<Checkpoint> seal, int count, int page, int pages, List<Entry> dossiers) {}

  /** @param rate its key in the report, such as {@code provable} */
  @GetMapping
  OnASide dossiers(@RequestParam String rate, @RequestParam Side side, @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to, @RequestParam @Nullable String period,
      @RequestParam @Nullable Instant knownAt, @RequestParam(defaultValue = "1") int page) {
    var of = Periods.of(from, to, period);
    var asked = Rate.ofKey(rate).orElseThrow(() -> new RefusedException(Refusal.invalid("report.rate-unknown", "rate",
        "rate", rate, "known", Arrays.stream(Rate.values()).map(Rate::key).collect(Collectors.joining(", ")))));
    var sealed = ReportAnswers
        .consistent(() -> sides.of(asked, side, of, knownAt, reading -> Entry.of(reading, of.to(), discretion)));
    var shown = Pages.of(sealed.report(), page);
    return new OnASide(rate, side, of.from(), of.to(), knownAt, sealed.seal(), shown.count(), page, shown.pages(),
        shown.items());
  }
}
