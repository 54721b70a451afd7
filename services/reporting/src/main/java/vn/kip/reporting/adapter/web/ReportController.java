package vn.kip.reporting.adapter.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.caselog.Refusal;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.Form06;
import vn.kip.service.RefusedException;

/** The official form and the honest rates beside it. */
@RestController
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class ReportController {

  private static final int DECIMALS = 6;

  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping("/form06")
  Form06View form06(
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "false") boolean byWard,
      @RequestParam @Nullable Instant knownAt) {
    checkPeriod(from, to);
    try {
      var sealed = reports.form06(from, to, byWard, knownAt);
      return new Form06View(from, to, knownAt, sealed.seal(), sealed.report().rows(), sealed.report().total());
    } catch (Reports.NoConsistentCutException _) {
      throw new RefusedException(Refusal.notYet("report.no-consistent-cut", "report"));
    }
  }

  @GetMapping("/on-time")
  OnTimeView onTime(@RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam @Nullable Instant knownAt) {
    checkPeriod(from, to);
    try {
      var sealed = reports.onTime(from, to, knownAt);
      return OnTimeView.of(from, to, knownAt, sealed.seal(), sealed.report());
    } catch (Reports.NoConsistentCutException _) {
      throw new RefusedException(Refusal.notYet("report.no-consistent-cut", "report"));
    }
  }

  private static void checkPeriod(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new RefusedException(Refusal.invalid("report.period", "to", "from", from.toString(), "to", to.toString()));
    }
  }

  /** The JSON of {@code report form06}. */
  record Form06View(LocalDate from, LocalDate to, @Nullable Instant knownAt, List<Checkpoint> seal,
      List<Form06.Row> rows, Form06.Row total) {}

  /** @param value null where the denominator is zero: nothing was to be done, which is not 100 % */
  record Rate(int numerator, int denominator, @Nullable BigDecimal value) {

    static Rate of(int numerator, int denominator) {
      var value = denominator == 0
          ? null
          : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP);
      return new Rate(numerator, denominator, value);
    }
  }

  record Obstacle(String reason, int count) {}

  /** @param holds whether "100 % on time, no backlog" may be said of the period */
  record Claim(boolean holds, List<Obstacle> obstacles) {}

  /** The JSON of {@code report on-time}. */
  record OnTimeView(
      LocalDate from,
      LocalDate to,
      @Nullable Instant knownAt,
      List<Checkpoint> seal,
      Map<String, Rate> rates,
      int unproven,
      int refusedAtDesk,
      Map<String, Integer> flags,
      List<CaseSearch.Flagged> flaggedDossiers,
      List<Reports.MissingSerial> missingSerials,
      Claim claim) {

    static OnTimeView of(LocalDate from, LocalDate to, @Nullable Instant knownAt, List<Checkpoint> seal,
        Reports.OnTime report) {
      var total = report.form().total();
      var counts = report.form().counts();
      var rates = new LinkedHashMap<String, Rate>();
      rates.put("official", Rate.of(total.before() + total.on(), total.resolved()));
      rates.put("provable", Rate.of(total.before() + total.on(), total.resolved() + total.openOverdue()));
      rates.put("unflagged", Rate.of(report.unflagged(), total.resolved()));
      rates.put("citizen", Rate.of(counts.returnedInTime(), counts.returned()));
      var flags = new TreeMap<String, Integer>();
      report.flagged().forEach(flagged -> flagged.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum)));
      return new OnTimeView(
          from,
          to,
          knownAt,
          seal,
          rates,
          counts.unproven(),
          counts.refusedAtDesk(),
          flags,
          report.flagged(),
          report.missingSerials(),
          claim(report));
    }

    private static Claim claim(Reports.OnTime report) {
      var total = report.form().total();
      var obstacles = new ArrayList<Obstacle>();
      add(obstacles, "late", total.late());
      add(obstacles, "openOverdue", total.openOverdue());
      add(obstacles, "unproven", report.form().counts().unproven());
      add(obstacles, "flaggedDossiers", report.flagged().size());
      add(obstacles, "missingSerials", report.missingSerials().size());
      return new Claim(obstacles.isEmpty(), obstacles);
    }

    private static void add(List<Obstacle> obstacles, String reason, int count) {
      if (count > 0) {
        obstacles.add(new Obstacle(reason, count));
      }
    }
  }
}
