package vn.kip.deadlines;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarRelease.Occasion;

/** The releases an office counts with; where several cover a year they add up in the order of their announcement. */
public final class WorkingCalendar {

  private final List<CalendarRelease> lastAnnouncedFirst;
  private final Map<Integer, CalendarYear> byYear;
  /** What is recorded between two announcements is counted alike; by the number of releases announced by then. */
  private final Map<Long, WorkingCalendar> known = new ConcurrentHashMap<>();

  /** @throws IllegalArgumentException when a release replaces one that no earlier one of its years is */
  public WorkingCalendar(List<CalendarRelease> releases) {
    this(releases.stream()
        .sorted(Comparator.comparing(CalendarRelease::announcedAt).reversed().thenComparing(CalendarRelease::id))
        .toList(), true);
  }

  /** @param whole whether every release is there that another may replace */
  private WorkingCalendar(List<CalendarRelease> lastAnnouncedFirst, boolean whole) {
    this.lastAnnouncedFirst = lastAnnouncedFirst;
    var announced = new TreeMap<Integer, List<CalendarRelease>>();
    for (var release : lastAnnouncedFirst.reversed()) {
      if (whole && release.replaces() != null) {
        requireEarlier(release, announced);
      }
      IntStream.rangeClosed(release.firstYear(), release.lastYear())
          .forEach(year -> announced.computeIfAbsent(year, _ -> new ArrayList<>()).add(release));
    }
    this.byYear = announced.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, year -> CalendarYear.of(year.getValue())));
  }

  private static void requireEarlier(CalendarRelease release, Map<Integer, List<CalendarRelease>> announced) {
    boolean there = IntStream.rangeClosed(release.firstYear(), release.lastYear())
        .mapToObj(year -> announced.getOrDefault(year, List.of())).flatMap(List::stream)
        .anyMatch(earlier -> earlier.id().equals(release.replaces()));
    if (!there) {
      throw new IllegalArgumentException("release " + release.id() + " replaces " + release.replaces()
          + ", and no earlier release of its years is called so");
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
    long announced = lastAnnouncedFirst.stream().filter(release -> !release.announcedAt().isAfter(recordedAt)).count();
    return known.computeIfAbsent(announced, _ -> {
      var counted = lastAnnouncedFirst.stream()
          .filter(release -> !release.announcedAt().isAfter(recordedAt) || isFirstOfAYear(release)).toList();
      return counted.size() == lastAnnouncedFirst.size() ? this : new WorkingCalendar(counted, false);
    });
  }

  private boolean isFirstOfAYear(CalendarRelease release) {
    return IntStream.rangeClosed(release.firstYear(), release.lastYear()).mapToObj(year -> LocalDate.of(year, 1, 1))
        .anyMatch(year -> lastAnnouncedFirst.stream().filter(other -> other.covers(year)).toList().getLast()
            .equals(release));
  }

  /** Without provisional releases: it ends where not all days of a year are announced. */
  public WorkingCalendar announced() {
    return lastAnnouncedFirst.stream().noneMatch(CalendarRelease::provisional)
        ? this
        : new WorkingCalendar(lastAnnouncedFirst.stream().filter(release -> !release.provisional()).toList(), false);
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
    var year = year(date).orElseThrow(() -> new CalendarDoesNotReachException(date));
    var swapped = year.worked().get(date);
    if (swapped != null) {
      return new Day(date, Kind.SWAPPED_WORKING_DAY, swapped);
    }
    boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    var off = year.off().get(date);
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

  /** Ids under which the years of the days from one date to another stand, joined by {@code +}. */
  String releaseIds(LocalDate from, LocalDate to) {
    return Stream.iterate(from, date -> !date.isAfter(to), date -> date.plusYears(1).withDayOfYear(1))
        .flatMap(date -> year(date).stream())
        .map(CalendarYear::id)
        .distinct()
        .collect(Collectors.joining("+"));
  }

  /** The occasion of a day that is counted whatever it is; null for a plain day and where no release reaches. */
  @Nullable
  Occasion occasion(LocalDate date) {
    return year(date).isPresent() ? day(date).occasion() : null;
  }

  private Optional<CalendarYear> year(LocalDate date) {
    return Optional.ofNullable(byYear.get(date.getYear()));
  }

  /** How far it reaches. */
  public enum Reach {
    /** All days of the year are announced. */
    KNOWN,
    /** The days that the law fixes, and others still to come. */
    PROVISIONAL,
    MISSING
  }

  public Reach reach(int year) {
    var known = byYear.get(year);
    if (known == null) {
      return Reach.MISSING;
    }
    return known.releases().stream().anyMatch(CalendarRelease::provisional) ? Reach.PROVISIONAL : Reach.KNOWN;
  }

  /** What of a year is still to be announced, in words. */
  public List<Occasion> open(int year) {
    var known = byYear.get(year);
    return known == null ? List.of() : known.releases().stream().flatMap(release -> release.open().stream()).toList();
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
