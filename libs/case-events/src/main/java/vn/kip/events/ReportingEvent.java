package vn.kip.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What only the passing of time and the calendar bring about, and what people say of findings and lateness. */
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

  /**
   * Somebody has looked at a finding. The finding stays, and so do the rates.
   *
   * @param flag such as {@code D1}
   * @param action what the finding rests on: the number of the action in its register, or the event's id
   * @param reason in the words of who looked
   */
  record FindingReviewed(String flag, String action, Verdict verdict, String reason) implements ReportingEvent {}

  /**
   * Somebody has said why a dossier was decided late, or lies past its day; a later statement replaces an earlier one. The
   * dossier stays late.
   *
   * @param cause code in the list of causes in force on the day of the statement
   * @param explanation in the words of who states it
   * @param article of the law or circular that stood in the way; null where none did
   */
  record OverdueCauseStated(String cause, String explanation, @Nullable String article) implements ReportingEvent {}

  enum Verdict {
    EXPLAINED,
    CONFIRMED
  }
}
