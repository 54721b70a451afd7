package vn.kip.deadlines;

import java.time.LocalDate;

/** A date lies outside every covered year. Never taken as "no holidays". */
public final class CalendarDoesNotReachException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The error key under which this is told. */
  public static final String KEY = "calendar.does-not-reach";

  private final LocalDate date;

  CalendarDoesNotReachException(LocalDate date) {
    super("calendar does not reach " + date.getYear());
    this.date = date;
  }

  public LocalDate date() {
    return date;
  }
}
