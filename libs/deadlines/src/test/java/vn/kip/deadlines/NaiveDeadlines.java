package vn.kip.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;

/** Due dates counted the slow way, straight from the words of the rules. */
final class NaiveDeadlines {

  private NaiveDeadlines() {}

  /** In the order of the working days after the start, the n-th. */
  static LocalDate workingDays(LocalDate start, int n) {
    var workingDays = new ArrayList<LocalDate>();
    for (var date = start.plusDays(1); workingDays.size() < n; date = date.plusDays(1)) {
      if (NaiveCalendar.isWorkingDay(date)) {
        workingDays.add(date);
      }
    }
    return workingDays.get(n - 1);
  }

  static LocalDate calendarDays(LocalDate start, int n) {
    return start.plusDays(n - 1L).datesUntil(start.plusDays(n + 60L)).skip(1).filter(NaiveCalendar::isWorkingDay)
        .findFirst().orElseThrow();
  }

  static LocalDate chained(TimeLimit limit, LocalDate event) {
    var start = event;
    var startsOn = limit.startsOnDay();
    if (startsOn != null) {
      var thisMonth = YearMonth.from(event).atDay(startsOn);
      start = thisMonth.isBefore(event) ? YearMonth.from(event).plusMonths(1).atDay(startsOn) : thisMonth;
    }
    for (var stage : limit.stages()) {
      start = stage.unit() == TimeLimit.Unit.WD
          ? workingDays(start, stage.amount())
          : calendarDays(start, stage.amount());
    }
    return start;
  }

  /** The last moment in time: for days, the last second of the due date. */
  static Instant lastMoment(TimeLimit limit, Instant event) {
    if (limit.stages().getFirst().unit() == TimeLimit.Unit.H) {
      return event.plus(Duration.ofHours(limit.stages().getFirst().amount()));
    }
    return Office.endOf(chained(limit, event.atZone(LocalTime.ZONE).toLocalDate())).minusNanos(1);
  }
}
