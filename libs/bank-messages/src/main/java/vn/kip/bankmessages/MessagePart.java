package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a bank's message, piece by piece: first its {@link Head}, then either statuses ({@code pain.002}: the
 * group's, and after each payment information its transactions) or accounts ({@code camt.053}, {@code camt.054}: each one's
 * {@link Account}, its entries, its {@link AccountEnd}).
 */
public sealed interface MessagePart {

  /** Which message it is. */
  record Head(Schemas kind, String messageId, @Nullable LocalDate createdOn) implements MessagePart {}

  /** Of the whole original message, what is not said below it otherwise. */
  record GroupStatus(String originalMessageId, @Nullable String status, Reason reason) implements MessagePart {}

  /** Of one payment information of the original message, what is not said below it otherwise. */
  record BatchStatus(String paymentInformationId, @Nullable String status, Reason reason) implements MessagePart {}

  /** Of one transaction. */
  record TransactionStatus(@Nullable String paymentInformationId, @Nullable String endToEndId,
      @Nullable String instructionId, @Nullable String status, Reason reason) implements MessagePart {}

  /**
   * Whose money is told of.
   *
   * @param statementId the bank's id of the statement or notification
   * @param number the electronic sequence number; null when the bank gives none
   */
  record Account(String statementId, String account, @Nullable Long number, @Nullable Money opening,
      @Nullable Money closing) implements MessagePart {}

  /** A line of an account. */
  record Entry(
      int place,
      @Nullable String reference,
      @Nullable Money amount,
      @Nullable Direction direction,
      boolean reversal,
      String status,
      @Nullable LocalDate bookedOn,
      @Nullable String servicerReference,
      BigDecimal charges,
      @Nullable Batch batch,
      List<Detail> details) implements MessagePart {}

  /** The account's entries have all been told. */
  record AccountEnd() implements MessagePart {}

  /**
   * A sum with its sign: balances may be below 0, amounts of entries are not.
   *
   * @param value not yet held to be whole dong
   */
  record Money(BigDecimal value, String currency) {}

  /** Which way the money went, seen from the office's account. */
  enum Direction {
    DEBIT,
    CREDIT
  }

  /** Why, as far as a bank says it. */
  record Reason(@Nullable String code, String text) {

    public static final Reason NONE = new Reason(null, "");

    boolean isGiven() {
      return code != null || !text.isEmpty();
    }
  }

  /** What an entry stands for when it names a whole payment information. */
  record Batch(@Nullable String paymentInformationId, @Nullable Long transactions) {}

  /**
   * One transaction of an entry.
   *
   * @param direction null where the entry's holds
   * @param returned why the money came back; null when this is no return
   */
  record Detail(
      @Nullable String endToEndId,
      @Nullable String instructionId,
      @Nullable String servicerReference,
      @Nullable String mandate,
      @Nullable Money amount,
      @Nullable Direction direction,
      BigDecimal charges,
      @Nullable Reason returned) {}
}
