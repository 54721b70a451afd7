package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.events.ReportingEvent.DeadlineNear;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.office.OfficeTime;

/** Looks at an open dossier once a day: whether its due date moves, draws near, or is gone. */
public final class Watch {

  private static final int NEAR = 3;
  private static final int NEXT = 1;

  private final CaseReading reading;
  private final DeadlineCalculator calculator;
  private final Instant now;

  private Watch(CaseReading reading, DeadlineCalculator calculator, Instant now) {
    this.reading = reading;
    this.calculator = calculator.countedWithAt(now);
    this.now = now;
  }

  /**
   * What is to be said of a dossier that has not been said yet.
   *
   * @param calculator with every release there is
   * @throws CalendarDoesNotReachException when nobody can say how near a due date of the next year is
   * @return nothing for a dossier that is closed, waits for papers, or is outside form 06
   */
  public static List<Notice> of(CaseReading reading, DeadlineCalculator calculator, Instant now) {
    boolean stands = !reading.isOfForm06() || reading.closedOn() != null || reading.clock().outstandingSince() != null;
    return stands ? List.of() : new Watch(reading, calculator, now).notices();
  }

  private List<Notice> notices() {
    var notices = new ArrayList<Notice>();
    var moved = moved();
    moved.ifPresent(notices::add);
    var receipt = moved.map(Notice.Moved::receipt).orElse(reading.clock().finalDue());
    if (receipt != null) {
      deadline(receipt.due()).ifPresent(notices::add);
    }
    return notices;
  }

  /**
   * What stands is what the citizen was told, and not what the same facts give today: of a year whose calendar came later
   * nothing was told, though today's reading has a date.
   */
  private Optional<Notice.Moved> moved() {
    var limit = reading.terms().limit();
    if (limit == null) {
      return Optional.empty();
    }
    try {
      var started = Objects.requireNonNullElse(reading.clock().restartedAt(), reading.clock().acceptedAt());
      var counted = calculator.due(limit, Objects.requireNonNull(started));
      var told = told();
      return told != null && told.equals(counted.due())
          ? Optional.empty()
          : Optional.of(new Notice.Moved(told == null ? null : told.date(), counted));
    } catch (CalendarDoesNotReachException _) {
      return Optional.empty();
    }
  }

  /** The promise that was told last: with the start of the clock, or with a calendar release since; null where none was. */
  private @Nullable Deadline told() {
    DueReceipt told = null;
    for (var fact : reading.facts()) {
      told = switch (fact.entry().event()) {
        case DossierAccepted accepted -> accepted.due();
        case SupplementReceived received when fact.entry().occurredAt().equals(reading.clock().restartedAt()) ->
          received.due();
        case DueDateRecalculated moved -> moved.newDue();
        default -> told;
      };
    }
    if (told == null) {
      return null;
    }
    return told.dueInstant() == null ? new Deadline.EndOfDay(told.due()) : new Deadline.Moment(told.dueInstant());
  }

  private Optional<Notice> deadline(Deadline due) {
    if (!due.isMetAt(now)) {
      return isMissedTold(due.date()) ? Optional.empty() : Optional.of(new Notice.Missed(due.date()));
    }
    int left = workingDays(calculator.calendar(), OfficeTime.date(now), due.date());
    if (left > NEAR) {
      return Optional.empty();
    }
    // A day on which nothing ran is made good by the step that is nearest to it.
    int step = left > NEXT ? NEAR : left;
    return isNearTold(due.date(), step) ? Optional.empty() : Optional.of(new Notice.Near(due.date(), step));
  }

  private boolean isMissedTold(LocalDate due) {
    return reading.all(DeadlineMissed.class).stream()
        .anyMatch(fact -> fact.event().due().equals(due));
  }

  private boolean isNearTold(LocalDate due, int step) {
    return reading.all(DeadlineNear.class).stream().map(Told::event)
        .anyMatch(near -> near.due().equals(due) && near.workingDaysLeft() <= step);
  }

  /**
   * Working days after one date up to and including another.
   *
   * @throws CalendarDoesNotReachException for a day outside every release
   */
  static int workingDays(WorkingCalendar calendar, LocalDate from, LocalDate to) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count();
  }
}
