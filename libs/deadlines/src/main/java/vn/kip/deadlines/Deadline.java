package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;

/** The end of a limit. */
public sealed interface Deadline {

  /** The local date on which it falls. */
  LocalDate date();

  /** The first local date at whose end a dossier still open is overdue. */
  LocalDate overdueFrom();

  /** Whether what is done at this moment is still done in time. */
  boolean isMetAt(Instant moment);

  /** Met up to 24:00 local time of the day (Civil Code art. 148(6)); 17:00 is what a slip prints. */
  record EndOfDay(LocalDate date) implements Deadline {
    @Override
    public LocalDate overdueFrom() {
      return date.plusDays(1);
    }

    @Override
    public boolean isMetAt(Instant moment) {
      return !LocalTime.date(moment).isAfter(date);
    }
  }

  /** Limits in hours end at an instant, around the clock. */
  record Moment(Instant instant) implements Deadline {
    @Override
    public LocalDate date() {
      return LocalTime.date(instant);
    }

    @Override
    public LocalDate overdueFrom() {
      return date();
    }

    @Override
    public boolean isMetAt(Instant moment) {
      return !moment.isAfter(instant);
    }
  }
}
