package vn.kip.bankmessages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a batch that has been sent, as far as a bank's answers are matched with it.
 *
 * @param instructionId as in the file; the end-to-end id unless it says otherwise
 * @param messageId of the file it was sent in; null when the caller does not know
 * @param paymentInformationId of the part of the file; null when the caller does not know
 * @param amount whole dong, as ordered
 * @param executeOn local; null when the caller does not ask what has gone unanswered
 */
public record Line(String endToEndId, String instructionId, @Nullable String messageId,
    @Nullable String paymentInformationId, long amount, @Nullable LocalDate executeOn) {

  /** A line whose file has one id, as the files of {@link PaymentFiles} do. */
  public static Line of(String endToEndId, @Nullable String messageId, long amount) {
    return new Line(endToEndId, endToEndId, messageId, messageId, amount, null);
  }

  /** How a line stands. */
  public enum State {
    /** The bank has said nothing of it, or nothing that is understood. */
    SENT,
    /** The bank has it and will see. */
    ACCEPTED,
    /** Money was booked for it. */
    SETTLED,
    /** The bank will not carry it out; it came to nothing. */
    REJECTED,
    /** What was booked for it has come back. */
    RETURNED,
    /** Nothing was booked so long after its day that somebody must ask; it counts as paid until then. */
    UNANSWERED
  }

  /**
   * A line after all messages.
   *
   * @param code the bank's reason of a rejection or a return, or a status it gave that nobody here knows
   * @param booked whole dong that left the office's account for it, {@code returned} what came back of that
   */
  public record Outcome(String endToEndId, State state, @Nullable String code, long booked, long returned) {}
}
