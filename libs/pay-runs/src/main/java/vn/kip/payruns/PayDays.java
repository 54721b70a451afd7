package vn.kip.payruns;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.WorkingCalendar;

/** The days by which a month's money moves. */
public final class PayDays {

  private static final int TRANSFERRED_BEFORE = 25;
  private static final int SETTLED_BEFORE = 20;

  private final WorkingCalendar calendar;

  public PayDays(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** The last working day before the 25th of the month before. */
  public LocalDate transferBy(YearMonth month) {
    return lastWorkingDayBefore(month.minusMonths(1).atDay(TRANSFERRED_BEFORE));
  }

  /** The last working day before the 20th of the month. */
  public LocalDate settleBy(YearMonth month) {
    return lastWorkingDayBefore(month.atDay(SETTLED_BEFORE));
  }

  private LocalDate lastWorkingDayBefore(LocalDate day) {
    var candidate = day.minusDays(1);
    while (!isWorkingDay(candidate)) {
      candidate = candidate.minusDays(1);
    }
    return candidate;
  }

  /** Beyond the calendar the week alone is known: the December run of January is prepared before the notice comes. */
  private boolean isWorkingDay(LocalDate day) {
    try {
      return calendar.isWorkingDay(day);
    } catch (CalendarDoesNotReachException _) {
      return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
  }
}
