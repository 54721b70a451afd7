package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Days off and swapped working days as they were announced. A later release never changes an open dossier silently.
 *
 * @param firstYear first year covered
 * @param lastYear last year covered
 * @param decision what it rests on
 * @param announcedAt when the office could know of it
 * @param daysOff with the occasion; weekend days may be named too
 * @param workingDays weekend days on which offices work
 */
public record CalendarRelease(
    String id,
    int firstYear,
    int lastYear,
    String decision,
    Instant announcedAt,
    Map<LocalDate, Occasion> daysOff,
    Map<LocalDate, Occasion> workingDays) {

  public CalendarRelease {
    daysOff = Map.copyOf(daysOff);
    workingDays = Map.copyOf(workingDays);
  }

  /** Why a day is special, in Vietnamese and English. */
  public record Occasion(String vi, String en) {}

  int years() {
    return lastYear - firstYear + 1;
  }

  boolean covers(LocalDate date) {
    return firstYear <= date.getYear() && date.getYear() <= lastYear;
  }
}
