package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.office.OfficeTime;

/**
 * A dossier in somebody's list.
 *
 * @param due null before acceptance, while papers are awaited, and where none can be computed
 */
public record WorkItem(
    String dossier,
    @Nullable String code,
    String programme,
    String ward,
    String applicantName,
    Channel channel,
    NextStep next,
    Instant submittedAt,
    @Nullable LocalDate acceptedOn,
    @Nullable Deadline due,
    Set<String> flags) {

  /** Late first, then by due date; what has no date yet by how long it has been here. */
  public static final Comparator<WorkItem> MOST_URGENT_FIRST = Comparator
      .comparing((WorkItem item) -> item.next == NextStep.RETURN_RESULT || item.next == NextStep.RECEIVE_PAPERS)
      .thenComparing(item -> item.due == null ? LocalDate.MAX : item.due.date())
      .thenComparing(WorkItem::submittedAt)
      .thenComparing(WorkItem::dossier);

  private static final int NEAR = 3;

  /** How pressing it is. */
  public enum Urgency {
    LATE,
    TODAY,
    NEAR,
    IN_TIME,
    /** The clock stands still. */
    WAITING,
    /** Decided: nothing of the official time is left to lose. */
    DECIDED,
    NOT_ACCEPTED,
    /** No due date can be computed. */
    UNPROVEN
  }

  /** The date by which the step should be done; null where there is none. */
  public @Nullable LocalDate dueOn() {
    return due == null ? null : due.date();
  }

  public Urgency urgency(Instant now, WorkingCalendar calendar) {
    return switch (next) {
      case ACCEPT -> Urgency.NOT_ACCEPTED;
      case RECEIVE_PAPERS -> Urgency.WAITING;
      case RETURN_RESULT -> Urgency.DECIDED;
      case POST, FORWARD, APPRAISE, DECIDE -> due == null ? Urgency.UNPROVEN : byDue(due, now, calendar);
    };
  }

  private static Urgency byDue(Deadline due, Instant now, WorkingCalendar calendar) {
    if (!due.isMetAt(now)) {
      return Urgency.LATE;
    }
    var left = known(due, now, calendar);
    if (left == null) {
      return byKnownDays(due, now, calendar);
    }
    return left == 0 ? Urgency.TODAY : left <= NEAR ? Urgency.NEAR : Urgency.IN_TIME;
  }

  /** Where the calendar ends before the due date: near, unless there are days enough before that. */
  private static Urgency byKnownDays(Deadline due, Instant now, WorkingCalendar calendar) {
    var today = OfficeTime.date(now);
    if (due.date().equals(today)) {
      return Urgency.TODAY;
    }
    int known = 0;
    try {
      for (var day = today.plusDays(1); known <= NEAR; day = day.plusDays(1)) {
        known += calendar.isWorkingDay(day) ? 1 : 0;
      }
      return Urgency.IN_TIME;
    } catch (CalendarDoesNotReachException _) {
      return Urgency.NEAR;
    }
  }

  /**
   * Working days after today up to the due date; as a negative number those since it. Null without one, and where it is not
   * known: a day between lies outside every calendar release.
   */
  public @Nullable Integer workingDaysLeft(Instant now, WorkingCalendar calendar) {
    return due == null ? null : known(due, now, calendar);
  }

  private static @Nullable Integer known(Deadline due, Instant now, WorkingCalendar calendar) {
    try {
      return count(due, now, calendar);
    } catch (CalendarDoesNotReachException _) {
      return null;
    }
  }

  private static int count(Deadline due, Instant now, WorkingCalendar calendar) {
    var today = OfficeTime.date(now);
    return due.date().isBefore(today)
        ? -Watch.workingDays(calendar, due.date(), today)
        : Watch.workingDays(calendar, today, due.date());
  }
}
