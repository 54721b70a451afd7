package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Days off and swapped working days as they were announced. A later release never changes an open dossier silently. It
 * stands in place of the earlier ones of its years, so it is whole: it names every special day that they had.
 *
 * @param firstYear first year covered
 * @param lastYear last year covered
 * @param decision what it rests on
 * @param announcedAt when the office could know of it
 * @param daysOff with the occasion; weekend days may be named too
 * @param workingDays weekend days on which offices work
 * @param plainDays special days of an earlier release that are taken back, with why
 */
public record CalendarRelease(
    String id,
    int firstYear,
    int lastYear,
    String decision,
    Instant announcedAt,
    Map<LocalDate, Occasion> daysOff,
    Map<LocalDate, Occasion> workingDays,
    Map<LocalDate, Occasion> plainDays) {

  public CalendarRelease {
    daysOff = Map.copyOf(daysOff);
    workingDays = Map.copyOf(workingDays);
    plainDays = Map.copyOf(plainDays);
  }

  /** A release that takes nothing back. */
  public CalendarRelease(String id, int firstYear, int lastYear, String decision, Instant announcedAt,
      Map<LocalDate, Occasion> daysOff, Map<LocalDate, Occasion> workingDays) {
    this(id, firstYear, lastYear, decision, announcedAt, daysOff, workingDays, Map.of());
  }

  /** Why a day is special, in Vietnamese and English. */
  public record Occasion(String vi, String en) {}

  /** The special days that an earlier release had for a year and this one neither has nor takes back, in order. */
  List<LocalDate> lacks(CalendarRelease earlier, int year) {
    return Stream.of(earlier.daysOff, earlier.workingDays).flatMap(days -> days.keySet().stream())
        .filter(date -> date.getYear() == year)
        .filter(date -> Stream.of(daysOff, workingDays, plainDays).noneMatch(days -> days.containsKey(date)))
        .sorted().toList();
  }

  int years() {
    return lastYear - firstYear + 1;
  }

  boolean covers(LocalDate date) {
    return firstYear <= date.getYear() && date.getYear() <= lastYear;
  }
}
