package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How tests speak of days, moments and the events of a dossier. */
final class Office {

  /** As far as all days are announced. */
  static final DeadlineCalculator CALCULATOR = new DeadlineCalculator(Calendars.vietnam().announced());

  private Office() {}

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** Local time, such as {@code 2022-03-15 10:00}. */
  static Instant at(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).atZone(LocalTime.ZONE).toInstant();
  }

  /** The first instant after a date. */
  static Instant endOf(LocalDate date) {
    return date.plusDays(1).atStartOfDay(LocalTime.ZONE).toInstant();
  }

  static TimeLimit limit(String text) {
    return TimeLimit.parse(text);
  }

  static LocalDate due(String limit, String start) {
    return CALCULATOR.due(limit(limit), day(start)).due().date();
  }

  static ClockEvent accepted(String at) {
    return new ClockEvent.Accepted(at(at), at(at));
  }

  static ClockEvent requested(String at) {
    return new ClockEvent.SupplementRequested(at(at));
  }

  static ClockEvent received(String at) {
    return new ClockEvent.SupplementReceived(at(at), at(at));
  }

  static ClockEvent calendarChanged(String at) {
    return new ClockEvent.CalendarChanged(at(at), at(at));
  }

  static ClockEvent decided(String at) {
    return new ClockEvent.Decided(at(at));
  }

  static ClockEvent withdrawn(String at) {
    return new ClockEvent.Withdrawn(at(at));
  }

  static ClockReading clock(String limit, ClockEvent... events) {
    return LegalClock.read(CALCULATOR, limit(limit), List.of(events));
  }

  static ClockReading clockWithoutLimit(ClockEvent... events) {
    return LegalClock.read(CALCULATOR, null, Arrays.asList(events));
  }

  static LocalDate finalDue(ClockReading reading) {
    return Objects.requireNonNull(reading.finalDue()).due().date();
  }

  static @Nullable OpenState state(ClockReading reading, String asOf) {
    return reading.stateAt(day(asOf)).orElse(null);
  }

  /** A release with a single day off, as announced in the middle of a year. */
  static CalendarRelease release(String id, int year, String announced, String... lines) {
    var all = new ArrayList<>(
        List.of("id " + id, "years " + year + " " + year, "decision test", "announced " + announced));
    all.addAll(List.of(lines));
    return Calendars.parse(id, all);
  }

  /** The usual calendar, and a release that adds to it. */
  static WorkingCalendar vietnamAnd(CalendarRelease more) {
    var releases = new ArrayList<>(Calendars.vietnam().releases());
    releases.add(more);
    return new WorkingCalendar(releases);
  }
}
