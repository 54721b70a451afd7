package vn.kip.portal.application;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.deadlines.TimeLimit;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.deadlines.WorkingDays;
import vn.kip.office.OfficeTime;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.DueBadge.Shape;
import vn.kip.portal.domain.DueBadge.Words;
import vn.kip.portal.domain.Standing;

/** Says of a due date how near it is today. */
public final class DueDates {

  private final WorkingDays workingDays;
  private final DeadlineCalculator calculator;
  private final InstantSource clock;

  public DueDates(WorkingCalendar calendar, InstantSource clock) {
    this.workingDays = new WorkingDays(calendar);
    this.calculator = new DeadlineCalculator(calendar);
    this.clock = clock;
  }

  /** The date in the office. */
  public LocalDate today() {
    return OfficeTime.date(clock.instant());
  }

  /** Working days after one date up to and including another; empty where no calendar release reaches. */
  public OptionalInt between(LocalDate from, LocalDate to) {
    try {
      return OptionalInt.of(workingDays.between(from, to));
    } catch (CalendarDoesNotReachException _) {
      return OptionalInt.empty();
    }
  }

  /** What would be promised if the clock of a limit started now; empty where no calendar release reaches. */
  public Optional<DeadlineReceipt> startedNow(String limit) {
    var now = clock.instant();
    try {
      return Optional.of(calculator.countedWithAt(now).due(TimeLimit.parse(limit), now));
    } catch (CalendarDoesNotReachException _) {
      return Optional.empty();
    }
  }

  public DueBadge badge(Standing standing) {
    return switch (standing) {
      case Standing.NotAccepted() -> DueBadge.of(Shape.NEAR, Words.NOT_ACCEPTED);
      case Standing.Stopped(var since) -> DueBadge.of(Shape.WAIT, Words.STOPPED, since);
      case Standing.Withdrawn() -> DueBadge.of(Shape.DONE, Words.WITHDRAWN);
      case Standing.RefusedAtDesk() -> DueBadge.of(Shape.DONE, Words.REFUSED);
      case Standing.Open(var due) -> due == null ? DueBadge.of(Shape.UNPROVEN, Words.UNPROVEN) : open(due);
      case Standing.Decided(var on, var due) ->
        due == null ? DueBadge.of(Shape.UNPROVEN, Words.DECIDED, on) : decided(on, due);
    };
  }

  private DueBadge open(LocalDate due) {
    var today = today();
    if (due.equals(today)) {
      return DueBadge.of(Shape.TODAY, Words.TODAY);
    }
    var late = due.isBefore(today);
    int days = (late ? between(due, today) : between(today, due)).orElse(0);
    if (late) {
      return days == 0
          ? DueBadge.of(Shape.LATE, Words.LATE_SINCE, due)
          : new DueBadge(Shape.LATE, Words.LATE, days, due);
    }
    if (days == 0) {
      return DueBadge.of(Shape.OK, Words.BY, due);
    }
    return new DueBadge(days <= DueBadge.NEAR ? Shape.NEAR : Shape.OK, Words.LEFT, days, due);
  }

  private DueBadge decided(LocalDate on, LocalDate due) {
    if (on.isAfter(due)) {
      return new DueBadge(Shape.LATE, Words.DECIDED_LATE, Math.max(1, between(due, on).orElse(1)), on);
    }
    int early = between(on, due).orElse(0);
    return early == 0
        ? DueBadge.of(Shape.DONE, Words.DECIDED_ON, on)
        : new DueBadge(Shape.DONE, Words.DECIDED_EARLY, early, on);
  }
}
