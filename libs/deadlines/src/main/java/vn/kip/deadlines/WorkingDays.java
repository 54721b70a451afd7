package vn.kip.deadlines;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Working days numbered, so that the days between two dates are a subtraction. */
public final class WorkingDays {

  private final LocalDate first;
  private final int[] upTo;

  public WorkingDays(WorkingCalendar calendar) {
    int from = calendar.releases().stream().mapToInt(release -> release.firstYear()).min().orElseThrow();
    int to = calendar.releases().stream().mapToInt(release -> release.lastYear()).max().orElseThrow();
    first = LocalDate.of(from, 1, 1);
    upTo = new int[(int) ChronoUnit.DAYS.between(first, LocalDate.of(to + 1, 1, 1))];
    int count = 0;
    for (int day = 0; day < upTo.length; day++) {
      count += calendar.isWorkingDay(first.plusDays(day)) ? 1 : 0;
      upTo[day] = count;
    }
  }

  /**
   * Working days after one date up to and including another; negative where that lies before.
   *
   * @throws CalendarDoesNotReachException for a date outside every release
   */
  public int between(LocalDate from, LocalDate to) {
    return ordinal(to) - ordinal(from);
  }

  /** The date so many working days before another one. */
  public LocalDate before(LocalDate date, int workingDays) {
    var day = date;
    while (between(day, date) < workingDays) {
      day = day.minusDays(1);
    }
    return day;
  }

  private int ordinal(LocalDate date) {
    long day = ChronoUnit.DAYS.between(first, date);
    if (day < 0 || day >= upTo.length) {
      throw new CalendarDoesNotReachException(date);
    }
    return upTo[(int) day];
  }
}
