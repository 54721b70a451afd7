package vn.kip.reporting.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.DeadlineReceipt;

/** What a new day brings about on an open dossier. */
public sealed interface Notice {

  /**
   * A calendar release announced since moves the due date.
   *
   * @param oldDue null where there was none
   */
  record Moved(@Nullable LocalDate oldDue, DeadlineReceipt receipt) implements Notice {}

  /** @param workingDaysLeft 3, 1 or 0 */
  record Near(LocalDate due, int workingDaysLeft) implements Notice {}

  record Missed(LocalDate due) implements Notice {}
}
