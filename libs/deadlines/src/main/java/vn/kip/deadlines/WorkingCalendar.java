package vn.kip.deadlines;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarRelease.Occasion;

/** The releases an office counts with; where several cover a year, the one announced last holds. */
public final class WorkingCalendar {

  private final List<CalendarRelease> lastAnnouncedFirst;
  private final Map<Integer, CalendarRelease> byYear = new HashMap<>();

  /** @throws IncompleteReleaseException when one lacks a special day that the one before it had for a year of both */
  public WorkingCalendar(List<CalendarRelease> releases) {
    this(releases.stream()
        .sorted(Comparator.comparing(CalendarRelease::announcedAt).reversed().thenComparing(CalendarRelease::id))
        .toList(), WorkingCalendar::refuseIncomplete);
  }

  /** @param check what a release is held against the one before it by, year by year */
  private WorkingCalendar(List<CalendarRelease> lastAnnouncedFirst, Check check) {
    this.lastAnnouncedFirst = lastAnnouncedFirst;
    lastAnnouncedFirst.reversed().forEach(release -> IntStream.rangeClosed(release.firstYear(), release.lastYear())
        .forEach(year -> {
          var earlier = byYear.put(year, release);
          if (earlier != null) {
            check.hold(release, earlier, year);
          }
        }));
  }

  @FunctionalInterface
  private interface Check {
    void hold(CalendarRelease later, CalendarRelease earlier, int year);
  }

  private static void refuseIncomplete(CalendarRelease later, CalendarRelease earlier, int year) {
    var missing = later.lacks(earlier, year);
    if (!missing.isEmpty()) {
      throw new IncompleteReleaseException(later.id(), earlier.id(), year, missing);
    }
  }

  /**
   * What is recorded at a moment is counted with: the releases announced by then, and of each year the first one, since
   * without it nothing of that year could be counted. So a later release changes nothing recorded before it.
   */
  public WorkingCalendar countedWithAt(Instant recordedAt) {
    if (byYear.size() == lastAnnouncedFirst.stream().mapToInt(CalendarRelease::years).sum()) {
      // Each year has one release: there is nothing to choose.
      return this;
    }
    var counted = lastAnnouncedFirst.stream()
        .filter(release -> !release.announcedAt().isAfter(recordedAt) || isFirstOfAYear(release)).toList();
    // Already checked as a whole; a part may hold a release of several years without one of those between.
    return counted.size() == lastAnnouncedFirst.size() ? this : new WorkingCalendar(counted, (_, _, _) -> {
    });
  }

  private boolean isFirstOfAYear(CalendarRelease release) {
    return IntStream.rangeClosed(release.firstYear(), release.lastYear()).mapToObj(year -> LocalDate.of(year, 1, 1))
        .anyMatch(year -> lastAnnouncedFirst.stream().filter(other -> other.covers(year)).toList().getLast()
            .equals(release));
  }

  public List<CalendarRelease> releases() {
    return lastAnnouncedFirst;
  }

  /**
   * What kind of day it is.
   *
   * @throws CalendarDoesNotReachException when no release covers its year
   */
  public Day day(LocalDate date) {
    var release = release(date).orElseThrow(() -> new CalendarDoesNotReachException(date));
    var swapped = release.workingDays().get(date);
    if (swapped != null) {
      return new Day(date, Kind.SWAPPED_WORKING_DAY, swapped);
    }
    boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    var off = release.daysOff().get(date);
    if (off != null) {
      return new Day(date, Kind.DAY_OFF, off);
    }
    return new Day(date, weekend ? Kind.WEEKEND : Kind.WORKING_DAY, null);
  }

  /**
   * Whether offices work on a date.
   *
   * @throws CalendarDoesNotReachException when no release covers its year
   */
  public boolean isWorkingDay(LocalDate date) {
    return day(date).kind().working();
  }

  /**
   * The n-th working day after a date, n from 1.
   *
   * @throws CalendarDoesNotReachException when that day, or one before it, lies outside every release
   */
  public LocalDate workingDayAfter(LocalDate date, int n) {
    var day = date;
    for (int counted = 0; counted < n;) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  /** Ids of the releases that say what the days from one date to another are, joined by {@code +}. */
  String releaseIds(LocalDate from, LocalDate to) {
    return Stream.iterate(from, date -> !date.isAfter(to), date -> date.plusYears(1).withDayOfYear(1))
        .flatMap(date -> release(date).stream())
        .map(CalendarRelease::id)
        .distinct()
        .collect(Collectors.joining("+"));
  }

  /** The occasion of a day that is counted whatever it is; null for a plain day and where no release reaches. */
  @Nullable
  Occasion occasion(LocalDate date) {
    return release(date).isPresent() ? day(date).occasion() : null;
  }

  private Optional<CalendarRelease> release(LocalDate date) {
    return Optional.ofNullable(byYear.get(date.getYear()));
  }

  /** What a day is to an office. */
  public enum Kind {
    WORKING_DAY(true),
    SWAPPED_WORKING_DAY(true),
    WEEKEND(false),
    DAY_OFF(false);

    private final boolean working;

    Kind(boolean working) {
      this.working = working;
    }

    public boolean working() {
      return working;
    }
  }

  /** @param occasion why, for a day off or a swapped day */
  public record Day(LocalDate date, Kind kind, @Nullable Occasion occasion) {}
}
