package vn.kip.reporting.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.kip.deadlines.WorkingDays;

/**
 * The forecast held against what came: made again at the end of every fifth working day of a past period, from what had
 * happened by then.
 *
 * @param brier mean squared error of the chances; {@code brierOfShare} of always saying the share that was late
 * @param bins chances beside the share that was late in fact
 * @param periods the chance that twenty working days stay without a late dossier, beside what came
 */
public record BackTest(int forecasts, int late, double brier, double brierOfShare, List<Bin> bins,
    List<Outcome> periods) {

  private static final double[] EDGES = {0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.7, 1.000001};
  private static final int EVERY = 5;
  private static final int PERIOD = 20;

  public record Bin(double from, double to, int forecasts, double meanChance, double shareLate) {}

  /** @param late dossiers due in the period that were late in fact */
  public record Outcome(LocalDate asOf, LocalDate until, double chanceOfNone, double expectedLate, int late) {}

  private record Said(double chance, boolean late) {}

  /**
   * Tests.
   *
   * @param runs all of them, as they ended
   * @param known the last day of which everything is known
   */
  public static BackTest of(Collection<Run> runs, WorkingDays days, LocalDate from, LocalDate to, LocalDate known) {
    var said = new ArrayList<Said>();
    var periods = new ArrayList<Outcome>();
    for (var asOf = from; !asOf.isAfter(to); asOf = after(days, asOf, EVERY)) {
      var day = asOf;
      var until = after(days, day, PERIOD);
      var asKnown = runs.stream().filter(run -> !run.start().isAfter(day))
          .filter(run -> run.end() == null || run.end().isAfter(days.before(day, Pace.WINDOW))).toList();
      var forecast = Forecast.of(asKnown, days, day, until);
      for (var risk : forecast.atRisk()) {
        if (risk.due().isAfter(day) && !risk.due().isAfter(known)) {
          said.add(new Said(risk.chanceLate(), isLate(runs, risk.code(), known)));
        }
      }
      if (!until.isAfter(known)) {
        int late = (int) runs.stream().filter(run -> run.due().isAfter(day) && !run.due().isAfter(until))
            .filter(run -> run.isLateBy(known)).count();
        var outlook = forecast.outlook();
        periods.add(new Outcome(day, until, outlook.chanceNoFurther(), outlook.expectedLate(), late));
      }
    }
    return summed(said, periods);
  }

  private static LocalDate after(WorkingDays days, LocalDate date, int workingDays) {
    var day = date;
    while (days.between(date, day) < workingDays) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean isLate(Collection<Run> runs, String code, LocalDate known) {
    return runs.stream().filter(run -> run.code().equals(code)).anyMatch(run -> run.isLateBy(known));
  }

  private static BackTest summed(List<Said> said, List<Outcome> periods) {
    int late = (int) said.stream().filter(Said::late).count();
    double share = said.isEmpty() ? 0 : (double) late / said.size();
    var bins = new ArrayList<Bin>();
    for (int i = 0; i + 1 < EDGES.length; i++) {
      double low = EDGES[i];
      double high = EDGES[i + 1];
      var in = said.stream().filter(one -> one.chance() >= low && one.chance() < high).toList();
      if (!in.isEmpty()) {
        bins.add(new Bin(low, Math.min(1, high), in.size(),
            in.stream().mapToDouble(Said::chance).average().orElseThrow(),
            (double) in.stream().filter(Said::late).count() / in.size()));
      }
    }
    return new BackTest(said.size(), late, brier(said, Double.NaN), brier(said, share), bins, periods);
  }

  /** @param instead said of every one; not a number for the chances themselves */
  private static double brier(List<Said> said, double instead) {
    return said.stream().mapToDouble(one -> {
      double chance = Double.isNaN(instead) ? one.chance() : instead;
      double missed = chance - (one.late() ? 1 : 0);
      return missed * missed;
    }).average().orElse(0);
  }
}
