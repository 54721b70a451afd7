package vn.kip.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a due date came about, enough for anyone to count it again.
 *
 * @param calendarRelease id of the calendar release counted with
 * @param start the date, in Asia/Ho_Chi_Minh, from which the limit runs
 * @param due the last day of the limit
 * @param dueInstant the exact end, for limits in hours only
 * @param stages the chained stages
 */
public record DueReceipt(
    String calendarRelease,
    LocalDate start,
    LocalDate due,
    @Nullable Instant dueInstant,
    List<Stage> stages) {

  /** @param limit such as {@code 7 WD} */
  public record Stage(String limit, LocalDate start, LocalDate due) {}
}
