package vn.kip.portal.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarRelease.Occasion;
import vn.kip.deadlines.DeadlineReceipt.DayReceipt;
import vn.kip.deadlines.DeadlineReceipt.Why;

/**
 * A due date drawn from its receipt: a row per week, a cell per day.
 *
 * @param occasions days off on the way, by date
 */
public record ClockStrip(LocalDate start, LocalDate due, List<List<Cell>> weeks, Map<LocalDate, Occasion> occasions) {

  private static final int DAYS = 7;

  public enum Kind {
    /** Before the first or after the last day of the strip. */
    OUT,
    ACCEPTED,
    STOPPED,
    RESTARTED,
    /** A day before the start that is neither. */
    BEFORE,
    COUNTED,
    NOT_COUNTED,
    HOLIDAY,
    DUE;

    public String css() {
      return switch (this) {
        case OUT -> "out";
        case ACCEPTED, RESTARTED -> "start";
        case STOPPED -> "stop";
        case BEFORE -> "gone";
        case COUNTED -> "n";
        case NOT_COUNTED -> "off";
        case HOLIDAY -> "tet";
        case DUE -> "due-day";
      };
    }

    /** Below {@code clock}. */
    public String key() {
      return "clock." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One day.
   *
   * @param number of the working day that is being counted; 0 where none is
   * @param firstOfMonth whether the month is to be named
   */
  public record Cell(LocalDate date, Kind kind, int number, boolean today, boolean firstOfMonth) {

    public String css() {
      return kind.css() + (today ? " now" : "");
    }
  }

  /**
   * Draws it.
   *
   * @param days of all stages, in order
   * @param marks what happened on days up to the start, such as a stop
   */
  public static ClockStrip of(LocalDate start, LocalDate due, List<DayReceipt> days, Map<LocalDate, Kind> marks,
      LocalDate today) {
    var kinds = new HashMap<LocalDate, Kind>();
    var numbers = new HashMap<LocalDate, Integer>();
    var occasions = new java.util.TreeMap<LocalDate, Occasion>();
    int counted = 0;
    for (var day : days) {
      if (day.counted()) {
        numbers.put(day.date(), ++counted);
      }
      kinds.put(day.date(), kind(day, due));
      if (day.occasion() != null) {
        occasions.put(day.date(), day.occasion());
      }
    }
    kinds.put(start, Kind.ACCEPTED);
    kinds.putAll(marks);
    var first = kinds.keySet().stream().min(LocalDate::compareTo).orElse(start);
    return new ClockStrip(start, due, weeks(first, due, kinds, numbers, today), occasions);
  }

  private static List<List<Cell>> weeks(LocalDate first, LocalDate due, Map<LocalDate, Kind> kinds,
      Map<LocalDate, Integer> numbers, LocalDate today) {
    var weeks = new ArrayList<List<Cell>>();
    var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var previous = (@Nullable LocalDate) null;
    for (; !monday.isAfter(due); monday = monday.plusDays(DAYS)) {
      var week = new ArrayList<Cell>();
      for (int day = 0; day < DAYS; day++) {
        var date = monday.plusDays(day);
        var inside = !date.isBefore(first) && !date.isAfter(due);
        var kind = inside ? kinds.getOrDefault(date, Kind.BEFORE) : Kind.OUT;
        var named = inside && (day == 0 || previous == null || previous.getMonth() != date.getMonth());
        week.add(new Cell(date, kind, numbers.getOrDefault(date, 0), date.equals(today), named));
        previous = inside ? date : previous;
      }
      weeks.add(List.copyOf(week));
    }
    return List.copyOf(weeks);
  }

  private static Kind kind(DayReceipt day, LocalDate due) {
    if (day.date().equals(due)) {
      return Kind.DUE;
    }
    if (day.counted()) {
      return Kind.COUNTED;
    }
    return day.why() == Why.DAY_OFF ? Kind.HOLIDAY : Kind.NOT_COUNTED;
  }
}
