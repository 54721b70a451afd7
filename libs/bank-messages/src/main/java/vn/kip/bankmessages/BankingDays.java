package vn.kip.bankmessages;

import java.time.LocalDate;
import vn.kip.deadlines.WorkingCalendar;

/**
 * Days on which banks carry orders out: working days but for those that offices work in exchange for a day off. A swapped
 * Saturday is agreed among civil servants; whether a bank opens on it, nobody has said.
 */
public final class BankingDays {

  private BankingDays() {}

  /**
   * The date itself, or the first banking day after it.
   *
   * @throws vn.kip.deadlines.CalendarDoesNotReachException when no calendar release covers a year on the way
   */
  public static LocalDate onOrAfter(WorkingCalendar calendar, LocalDate date) {
    var day = date;
    while (!isBankingDay(calendar, day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /**
   * The n-th banking day after a date, n from 1.
   *
   * @throws vn.kip.deadlines.CalendarDoesNotReachException when no calendar release covers a year on the way
   */
  public static LocalDate after(WorkingCalendar calendar, LocalDate date, int n) {
    var day = date;
    for (int counted = 0; counted < n; counted++) {
      day = onOrAfter(calendar, day.plusDays(1));
    }
    return day;
  }

  /**
   * Lines to be carried out on that day or before have had their time.
   *
   * @param days banking days after the day of execution that a bank is given
   * @throws vn.kip.deadlines.CalendarDoesNotReachException when no calendar release covers a year on the way
   */
  public static LocalDate unansweredSince(WorkingCalendar calendar, LocalDate today, int days) {
    var day = today;
    while (!after(calendar, day, days).isBefore(today)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static boolean isBankingDay(WorkingCalendar calendar, LocalDate date) {
    return calendar.day(date).kind() == WorkingCalendar.Kind.WORKING_DAY;
  }
}
