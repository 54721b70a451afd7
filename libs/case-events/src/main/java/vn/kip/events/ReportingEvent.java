package vn.kip.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What only the passing of time and the calendar bring about. */
public sealed interface ReportingEvent extends CaseEvent {

  /** @param workingDaysLeft 3, 1 or 0 */
  record DeadlineNear(LocalDate due, int workingDaysLeft) implements ReportingEvent {}

  record DeadlineMissed(LocalDate due) implements ReportingEvent {}

  /**
   * A later calendar release moved an open dossier's due date; nothing moves it silently.
   *
   * @param oldDue null when there was none
   * @param release the calendar release that moved it
   */
  record DueDateRecalculated(@Nullable LocalDate oldDue, DueReceipt newDue, String release) implements ReportingEvent {}
}
