package vn.kip.bankmessages;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to look at, though nothing waits for it.
 *
 * @param finding its name: one of {@link Kind}, or the key of a refusal for a message that was not read
 * @param message the file
 * @param statement the bank's id
 * @param amount by how much; dong, but for a statement in another currency
 * @param code the bank's
 */
public record Finding(String finding, @Nullable String endToEndId, @Nullable String message,
    @Nullable String statement, @Nullable BigDecimal amount, @Nullable String code) {

  /** The same id came with other content: neither is believed more than the other, the first has been taken. */
  public static final String CONFLICT = "bank.message-conflict";

  /** What can be found. */
  public enum Kind {
    /** An entry's transactions do not add up to it. */
    ENTRY_SUM,
    /** Opening, movements and closing of a statement do not add up. */
    STATEMENT_SUM,
    /** A statement does not begin where the last one of its account ended, or its number jumps. */
    STATEMENT_GAP,
    /** Rejected, though money was booked: the booking stands. */
    REJECTED_AFTER_SETTLEMENT,
    /** Booked, though it had been rejected: the booking stands. */
    BOOKED_AFTER_REJECTION,
    /** The bank says that it had the order before. It may have been paid: somebody must ask. */
    DUPLICATE,
    /** The bank says that the payee is dead. */
    DEATH_REPORTED,
    /** Nothing can be paid to this account any more. */
    NEW_ACCOUNT,
    BOOKED_LESS,
    BOOKED_MORE,
    BOOKED_TWICE
  }

  static Finding ofLine(Kind kind, String endToEndId, @Nullable BigDecimal amount, @Nullable String code) {
    return new Finding(kind.name(), endToEndId, null, null, amount, code);
  }

  static Finding ofMessage(String key, String message) {
    return new Finding(key, null, message, null, null, null);
  }

  static Finding ofStatement(Kind kind, String statement, @Nullable BigDecimal amount) {
    return new Finding(kind.name(), null, null, statement, amount, null);
  }
}
