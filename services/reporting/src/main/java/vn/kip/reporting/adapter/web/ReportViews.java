package vn.kip.reporting.adapter.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Period;

/** The JSON of the reports. */
final class ReportViews {

  private static final int DECIMALS = 6;

  private ReportViews() {}

  /** A report that names the digest of all else it says. */
  interface Digested<T> {
    T withDigest(String digest);
  }

  /**
   * The JSON of {@code report form06}.
   *
   * @param notes what the form has no column for
   * @param digest of everything else; null while it is being computed
   */
  record Form06View(LocalDate from, LocalDate to, @JsonInclude(ALWAYS) @Nullable Instant knownAt,
      List<Checkpoint> seal, List<Form06.Row> rows, Form06.Row total, Notes notes,
      @Nullable String digest) implements Digested<Form06View> {

    static Form06View of(Period period, @Nullable Instant knownAt, Sealed<Form06> sealed) {
      var form = sealed.report();
      return new Form06View(period.from(), period.to(), knownAt, sealed.seal(), form.rows(), form.total(),
          new Notes(form.total().withdrawn(), form.counts().waiting()), null);
    }

    @Override
    public Form06View withDigest(String computed) {
      return new Form06View(from, to, knownAt, seal, rows, total, notes, computed);
    }
  }

  /** @param waiting open at the end of the period, and waiting for papers after a lawful request */
  record Notes(int withdrawn, int waiting) {}

  /** @param value null where the denominator is zero: nothing was to be done, which is not 100 % */
  record Rate(int numerator, int denominator, @JsonInclude(ALWAYS) @Nullable BigDecimal value) {

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
      @JsonInclude(ALWAYS) @Nullable Instant knownAt,
      List<Checkpoint> seal,
      Map<String, Rate> rates,
      int unproven,
      int refusedAtDesk,
      Map<String, Integer> flags,
      List<Reports.Flagged> flaggedDossiers,
      List<Reports.MissingSerial> missingSerials,
      Claim claim,
      @Nullable String digest) implements Digested<OnTimeView> {

    static OnTimeView of(Period period, @Nullable Instant knownAt, Sealed<Reports.OnTime> sealed) {
      var report = sealed.report();
      var counts = report.form().counts();
      var flags = new TreeMap<String, Integer>();
      report.flagged().forEach(flagged -> flagged.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum)));
      return new OnTimeView(
          period.from(),
          period.to(),
          knownAt,
          sealed.seal(),
          rates(report),
          counts.unproven(),
          counts.refusedAtDesk(),
          flags,
          report.flagged(),
          report.missingSerials(),
          claim(report),
          null);
    }

    /** The four rates, by their keys. */
    static Map<String, Rate> rates(Reports.OnTime report) {
      var total = report.form().total();
      var counts = report.form().counts();
      var rates = new LinkedHashMap<String, Rate>();
      rates.put("official", Rate.of(total.before() + total.on(), total.resolved()));
      rates.put("provable", Rate.of(total.before() + total.on(), total.resolved() + total.openOverdue()));
      rates.put("unflagged", Rate.of(report.unflagged(), total.resolved()));
      rates.put("citizen", Rate.of(counts.returnedInTime(), counts.returned()));
      return rates;
    }

    @Override
    public OnTimeView withDigest(String computed) {
      return new OnTimeView(from, to, knownAt, seal, rates, unproven, refusedAtDesk, flags, flaggedDossiers,
          missingSerials, claim, computed);
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
