package vn.kip.reporting.domain.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.kip.deadlines.WorkingDays;

/**
 * How the office works towards due dates: for each number of working days left, how often a dossier open in the morning was
 * decided by the evening, measured over the last sixty working days. Work goes by what is due, so dossiers of unlike limits
 * are alike in the days they have left. A programme with few dossiers leans on all of them.
 */
public final class Pace {

  public static final int WINDOW = 60;
  private static final int LONGEST = 120;
  /** With so many dossiers of its own a programme weighs as much as all together; see docs/forecast.md. */
  private static final double LEANING = 20;

  private final WorkingDays days;
  private final LocalDate from;
  private final LocalDate to;
  private final Counts all = new Counts();
  private final Map<String, Counts> byProgramme = new HashMap<>();

  private Pace(WorkingDays days, LocalDate to) {
    this.days = days;
    this.to = to;
    this.from = days.before(to, WINDOW);
  }

  /** Dossiers open in the morning, and those decided by the evening, by working days left. */
  private static final class Counts {
    private final double[] open = new double[LONGEST + 1];
    private final double[] decided = new double[LONGEST + 1];

    double share(int left) {
      return open[left] == 0 ? Double.NaN : decided[left] / open[left];
    }
  }

  /** Measures the working days up to and including {@code to}. */
  public static Pace measured(Collection<Run> runs, WorkingDays days, LocalDate to) {
    var pace = new Pace(days, to);
    runs.forEach(pace::add);
    return pace;
  }

  LocalDate from() {
    return from;
  }

  private void add(Run run) {
    var first = run.start().isAfter(from) ? run.start() : from.plusDays(1);
    boolean ended = run.end() != null && !run.end().isAfter(to);
    var last = ended ? java.util.Objects.requireNonNull(run.end()) : to;
    if (first.isAfter(last)) {
      return;
    }
    int atFirst = left(first, run);
    int atLast = left(last, run);
    var counts = byProgramme.computeIfAbsent(run.programme(), _ -> new Counts());
    for (int left = Math.min(atFirst, LONGEST); left >= Math.max(0, atLast); left--) {
      counts.open[left]++;
      all.open[left]++;
    }
    if (ended && run.decided() && atLast >= 0 && atLast <= LONGEST) {
      counts.decided[atLast]++;
      all.decided[atLast]++;
    }
  }

  private int left(LocalDate day, Run run) {
    return days.between(day, run.due());
  }

  /** The chance that a dossier with so many working days left at the end of a day goes past its due date. */
  public double lateWith(String programme, int left) {
    if (left <= 0) {
      return 1;
    }
    double open = 1;
    for (int day = Math.min(left, LONGEST) - 1; day >= 0; day--) {
      open *= 1 - decidedOn(programme, day);
    }
    return open;
  }

  private double decidedOn(String programme, int left) {
    double usual = all.share(left);
    double pooled = Double.isNaN(usual) ? average() : (all.decided[left] + average()) / (all.open[left] + 1);
    var own = byProgramme.get(programme);
    return own == null ? pooled : (own.decided[left] + LEANING * pooled) / (own.open[left] + LEANING);
  }

  private double average() {
    double open = Arrays.stream(all.open).sum();
    return open == 0 ? 0 : Arrays.stream(all.decided).sum() / open;
  }
}
