package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Direction;

/**
 * What the bank tells of that belongs to no line: money it has moved, or a status of something nobody knows. Kept for
 * people, never guessed at by name or amount.
 *
 * @param direction null for a status, as are account, statement and amount
 * @param amount null where none can be read
 * @param endToEndId as the bank gives it; of a status, whatever it names
 * @param reference the bank's
 * @param code of the return or the status
 */
public record Stray(
    Why why,
    @Nullable String account,
    @Nullable String statement,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable Direction direction,
    @Nullable LocalDate bookedOn,
    @Nullable String endToEndId,
    @Nullable String reference,
    @Nullable String code) {

  /** Why it belongs to no line. */
  public enum Why {
    /** It names no line, or one that nobody knows. */
    UNKNOWN,
    /** It is of an account that is not the office's. */
    OTHER_ACCOUNT,
    UNREADABLE,
    FOREIGN_CURRENCY,
    DECIMALS,
    CREDIT_REVERSED,
    /** An entry for a whole payment information whose number or sum is not that of its lines. */
    BATCH_DIFFERS,
    /** More came back than had been booked. */
    NOTHING_TO_RETURN
  }

  static Stray of(Why why, Movement movement) {
    var money = movement.money();
    var returned = movement.returned();
    return new Stray(why, movement.account(), movement.statementId(), money == null ? null : money.value(),
        money == null ? null : money.currency(), movement.direction(), movement.bookedOn(), movement.endToEndId(),
        movement.bankReference(), returned == null ? null : returned.code());
  }

  static Stray ofStatus(@Nullable String named, @Nullable String code) {
    return new Stray(Why.UNKNOWN, null, null, null, null, null, null, named, null, code);
  }

  static Why why(Movement.Oddity oddity) {
    return switch (oddity) {
      case UNREADABLE -> Why.UNREADABLE;
      case FOREIGN_CURRENCY -> Why.FOREIGN_CURRENCY;
      case DECIMALS -> Why.DECIMALS;
      case CREDIT_REVERSED -> Why.CREDIT_REVERSED;
    };
  }
}
