package vn.kip.audit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The auditor's own calendar of public servants: Monday to Friday, but for days off and swapped days.
 *
 * @param years those it knows; of other years it knows nothing, rather than that they have no holidays
 * @param off days off; {@code worked} weekend days that are worked
 * @param declared since the calendar of the year: what was recorded before cannot have counted with it
 */
record WorkingDays(Set<Integer> years, Set<LocalDate> off, Set<LocalDate> worked, List<Declared> declared) {

  /**
   * A day off or a worked day of which nobody knew at first.
   *
   * @param known from when on what is recorded counts with it
   */
  record Declared(LocalDate day, boolean worked, Instant known) {}

  /** The calendar by which somebody acted who wrote the act down at this moment. */
  WorkingDays knownAt(Instant recordedAt) {
    if (declared.isEmpty()) {
      return this;
    }
    var offThen = new HashSet<>(off);
    var workedThen = new HashSet<>(worked);
    // What is said of a day later takes back what was said of it before.
    declared.stream().filter(later -> !later.known().isAfter(recordedAt)).forEach(later -> {
      (later.worked() ? workedThen : offThen).add(later.day());
      (later.worked() ? offThen : workedThen).remove(later.day());
    });
    return new WorkingDays(years, offThen, workedThen, List.of());
  }

  enum Day {
    WORKING,
    FREE,
    UNKNOWN
  }

  Day day(LocalDate date) {
    if (!years.contains(date.getYear())) {
      return Day.UNKNOWN;
    }
    if (worked.contains(date)) {
      return Day.WORKING;
    }
    boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend || off.contains(date) ? Day.FREE : Day.WORKING;
  }

  /** The n-th working day after a date; empty where the calendar does not reach it. */
  Optional<LocalDate> after(LocalDate date, int n) {
    var day = date;
    for (int left = n; left > 0;) {
      day = day.plusDays(1);
      switch (day(day)) {
        case WORKING -> left--;
        case FREE -> {
          // Not counted.
        }
        case UNKNOWN -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(day);
  }

  /** The date itself when it is worked, else the next one that is; empty where the calendar does not reach it. */
  Optional<LocalDate> onOrAfter(LocalDate date) {
    var day = date;
    while (day(day) == Day.FREE) {
      day = day.plusDays(1);
    }
    return day(day) == Day.UNKNOWN ? Optional.empty() : Optional.of(day);
  }

  /** Whether a date comes after the next working day following another; false where the calendar does not tell. */
  boolean isAfterNextWorkingDay(LocalDate date, LocalDate event) {
    return after(event, 1).filter(date::isAfter).isPresent();
  }
}
