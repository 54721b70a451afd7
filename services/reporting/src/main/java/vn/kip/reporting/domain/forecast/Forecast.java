package vn.kip.reporting.domain.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.WorkingDays;
import vn.kip.reporting.domain.forecast.Run.Hop;

/**
 * What the flow of the last sixty working days lets one expect; its method and how well it did stand in
 * {@code docs/forecast.md}.
 *
 * @param asOf the day at whose end it is made
 * @param measuredFrom first day of the flow it rests on
 * @param atRisk every open dossier, the likeliest to be late first
 */
public record Forecast(LocalDate asOf, LocalDate measuredFrom, Outlook outlook, List<Backlog> stages,
    List<Backlog> officers, List<Risk> atRisk) {

  private static final List<Integer> AHEAD = List.of(5, 10, 20);
  /** Four of five outcomes lie within so many standard deviations. */
  private static final double FOUR_OF_FIVE = 1.2816;

  /**
   * Whether the days up to {@code until} stay without a late dossier.
   *
   * @param overdueNow open at the end of their due date or later
   * @param expectedLate of those that fall due by then, those in the house and those still to come
   * @param chanceNoFurther that none of those is late; {@code chanceOfNone} is zero where one is overdue now
   */
  public record Outlook(LocalDate until, int overdueNow, double expectedLate, double chanceNoFurther,
      double chanceOfNone) {}

  /**
   * What lies at a stage or with an officer.
   *
   * @param inPerDay came in per working day, {@code outPerDay} went out
   */
  public record Backlog(String name, int now, double inPerDay, double outPerDay, List<Expected> ahead) {}

  /** @param low and {@code high}: four of five times it lies between them */
  public record Expected(int workingDays, double backlog, double low, double high) {}

  /** @param chanceLate 1 once it is late */
  public record Risk(String code, String programme, String ward, @Nullable String stage, @Nullable String holder,
      LocalDate due, int workingDaysLeft, double chanceLate) {}

  /**
   * Makes a forecast.
   *
   * @param runs all that were open on any day since sixty working days before {@code asOf}
   */
  public static Forecast of(Collection<Run> runs, WorkingDays days, LocalDate asOf, LocalDate until) {
    var pace = Pace.measured(runs, days, asOf);
    var open = runs.stream().filter(run -> run.isOpenAtEndOf(asOf)).toList();
    var risks = open.stream().map(run -> risk(run, pace, days, asOf))
        .sorted(Comparator.comparingDouble(Risk::chanceLate).reversed().thenComparing(Risk::due)
            .thenComparing(Risk::code))
        .toList();
    return new Forecast(asOf, pace.from().plusDays(1), outlook(runs, risks, pace, days, asOf, until),
        backlogs(runs, pace.from(), asOf, Hop::stage), backlogs(runs, pace.from(), asOf, Hop::holder),
        risks);
  }

  private static Risk risk(Run run, Pace pace, WorkingDays days, LocalDate asOf) {
    int left = days.between(asOf, run.due());
    double chance = asOf.isBefore(run.due()) ? pace.lateWith(run.programme(), Math.max(1, left)) : 1;
    var hop = run.hops().isEmpty() ? null : run.hops().getLast();
    return new Risk(run.code(), run.programme(), run.ward(), hop == null ? null : hop.stage(),
        hop == null ? null : hop.holder(), run.due(), left, chance);
  }

  private static Outlook outlook(Collection<Run> runs, List<Risk> risks, Pace pace, WorkingDays days, LocalDate asOf,
      LocalDate until) {
    int overdue = (int) risks.stream().filter(risk -> !risk.due().isAfter(asOf)).count();
    var due = risks.stream().filter(risk -> risk.due().isAfter(asOf) && !risk.due().isAfter(until)).toList();
    double expected = due.stream().mapToDouble(Risk::chanceLate).sum();
    double none = due.stream().mapToDouble(risk -> 1 - risk.chanceLate()).reduce(1, (one, other) -> one * other);
    double toCome = lateToCome(runs, pace, days, asOf, until);
    double noFurther = none * Math.exp(-toCome);
    return new Outlook(until, overdue, expected + toCome, noFurther, overdue > 0 ? 0 : noFurther);
  }

  /** Dossiers that will still come in and be due by then, at the rate and with the limits of the window. */
  private static double lateToCome(Collection<Run> runs, Pace pace, WorkingDays days, LocalDate asOf,
      LocalDate until) {
    int ahead = days.between(asOf, until);
    return runs.stream().filter(run -> run.start().isAfter(pace.from()) && !run.start().isAfter(asOf))
        .mapToDouble(run -> {
          int limit = days.between(run.start(), run.due());
          return Math.max(0, ahead - limit) * pace.lateWith(run.programme(), Math.max(1, limit)) / Pace.WINDOW;
        }).sum();
  }

  private static List<Backlog> backlogs(Collection<Run> runs, LocalDate from, LocalDate asOf,
      Function<Hop, @Nullable String> name) {
    var hops = runs.stream().flatMap(run -> run.hops().stream()).filter(hop -> name.apply(hop) != null)
        .filter(hop -> !hop.from().isAfter(asOf))
        .collect(Collectors.groupingBy(hop -> String.valueOf(name.apply(hop))));
    return hops.entrySet().stream().map(entry -> backlog(entry.getKey(), entry.getValue(), from, asOf))
        .filter(backlog -> backlog.now() > 0 || backlog.outPerDay() > 0)
        .sorted(Comparator.comparingInt(Backlog::now).reversed().thenComparing(Backlog::name)).toList();
  }

  private static Backlog backlog(String name, List<Hop> hops, LocalDate from, LocalDate asOf) {
    int now = (int) hops.stream().filter(hop -> hop.until() == null || hop.until().isAfter(asOf)).count();
    double in = hops.stream().filter(hop -> hop.from().isAfter(from)).count() / (double) Pace.WINDOW;
    double out = hops.stream().filter(hop -> hop.until() != null && hop.until().isAfter(from)
        && !hop.until().isAfter(asOf)).count() / (double) Pace.WINDOW;
    return new Backlog(name, now, in, out, AHEAD.stream().map(ahead -> expected(now, in, out, ahead)).toList());
  }

  private static Expected expected(int now, double in, double out, int ahead) {
    double mean = now + (in - out) * ahead;
    double spread = FOUR_OF_FIVE * Math.sqrt((in + out) * ahead);
    return new Expected(ahead, Math.max(0, mean), Math.max(0, mean - spread), Math.max(0, mean + spread));
  }
}
