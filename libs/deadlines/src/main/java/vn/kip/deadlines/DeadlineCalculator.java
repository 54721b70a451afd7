package vn.kip.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.kip.deadlines.DeadlineReceipt.DayReceipt;
import vn.kip.deadlines.DeadlineReceipt.StageReceipt;
import vn.kip.deadlines.DeadlineReceipt.Why;
import vn.kip.deadlines.TimeLimit.Unit;

/** Counts limits, and shows each day it counted. */
public final class DeadlineCalculator {

  /** Few limits and few days make up a year's dossiers; each counted date is kept until this many are. */
  private static final int KEPT = 4_000;

  private final WorkingCalendar calendar;
  private final Map<Question, DeadlineReceipt> counted = new ConcurrentHashMap<>();
  private final Map<WorkingCalendar, DeadlineCalculator> others = new ConcurrentHashMap<>();

  private record Question(TimeLimit limit, LocalDate event) {}

  public DeadlineCalculator(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /** How what is recorded at a moment is counted; see {@link WorkingCalendar#countedWithAt}. */
  public DeadlineCalculator countedWithAt(Instant recordedAt) {
    var known = calendar.countedWithAt(recordedAt);
    return known == calendar ? this : others.computeIfAbsent(known, DeadlineCalculator::new);
  }

  /**
   * The end of a limit that starts with an event.
   *
   * @throws CalendarDoesNotReachException when a day that matters lies outside every release
   */
  public DeadlineReceipt due(TimeLimit limit, Instant event) {
    if (!limit.inHours()) {
      return due(limit, LocalTime.date(event));
    }
    var stage = limit.stages().getFirst();
    var due = new Deadline.Moment(event.plus(Duration.ofHours(stage.amount())));
    var start = LocalTime.date(event);
    return new DeadlineReceipt("", start, due,
        List.of(new StageReceipt(stage.toString(), start, due.date(), List.of())));
  }

  /**
   * The end of a limit in days that starts with an event on a date.
   *
   * @throws CalendarDoesNotReachException when a day that matters lies outside every release
   * @throws IllegalArgumentException for a limit in hours, which needs an instant
   */
  public DeadlineReceipt due(TimeLimit limit, LocalDate event) {
    if (limit.inHours()) {
      throw new IllegalArgumentException("a limit in hours starts at an instant, not on a date: " + limit);
    }
    var question = new Question(limit, event);
    var known = counted.get(question);
    if (known == null) {
      known = count(limit, event);
      if (counted.size() >= KEPT) {
        counted.clear();
      }
      counted.put(question, known);
    }
    return known;
  }

  private DeadlineReceipt count(TimeLimit limit, LocalDate event) {
    var stages = new ArrayList<StageReceipt>();
    var waiting = new ArrayList<DayReceipt>();
    var start = event;
    var startsOnDay = limit.startsOnDay();
    if (startsOnDay != null) {
      while (start.getDayOfMonth() != startsOnDay) {
        start = start.plusDays(1);
        waiting.add(new DayReceipt(start, false, Why.NOT_STARTED, null));
      }
    }
    boolean midday = false;
    for (var stage : limit.stages()) {
      var days = new ArrayList<>(waiting);
      waiting.clear();
      // What is left of a day that a half ended in the middle of belongs to the stage behind.
      int halves = 2 * stage.amount() + (stage.half() ? 1 : 0) - (midday ? 1 : 0);
      midday = stage.unit() == Unit.WD && halves % 2 == 1;
      var due = switch (stage.unit()) {
        case WD -> workingDays(start, (halves + 1) / 2, days);
        case CD -> calendarDays(start, stage.amount(), days);
        case H -> throw new IllegalStateException("hours are not chained");
      };
      stages.add(new StageReceipt(stage.toString(), start, due, days));
      start = due;
    }
    return new DeadlineReceipt(calendar.releaseIds(event.plusDays(1), start), event, new Deadline.EndOfDay(start),
        stages);
  }

  private LocalDate workingDays(LocalDate start, int amount, List<DayReceipt> days) {
    var date = start;
    for (int counted = 0; counted < amount;) {
      date = date.plusDays(1);
      var day = calendar.day(date);
      days.add(new DayReceipt(date, day.kind().working(), Why.valueOf(day.kind().name()), day.occasion()));
      if (day.kind().working()) {
        counted++;
      }
    }
    return date;
  }

  private LocalDate calendarDays(LocalDate start, int amount, List<DayReceipt> days) {
    for (int n = 1; n <= amount; n++) {
      var date = start.plusDays(n);
      days.add(new DayReceipt(date, true, Why.CALENDAR_DAY, calendar.occasion(date)));
    }
    var due = start.plusDays(amount);
    while (!calendar.isWorkingDay(due)) {
      due = due.plusDays(1);
      days.add(new DayReceipt(due, false, Why.ROLLED_FORWARD, calendar.occasion(due)));
    }
    return due;
  }
}
