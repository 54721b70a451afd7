package vn.kip.payment.domain;

import java.time.LocalDate;

/**
 * What the bank has booked on the office's account.
 *
 * @param key by what the same booking is known when the bank tells of it again, in another message
 * @param reference the bank's own, or where it stands in which statement: what is recorded as its receipt
 * @param formerReference as it was recorded before bookings came in statements; empty for none
 * @param orderId the end-to-end id of the order; empty when it names none
 * @param amount whole dong, above 0; of a booking in other money its whole part, 0 where none can be read
 * @param on the day of the booking, local
 * @param note why it belongs to no order whatever it names, or the bank's reason of a return; empty for neither
 */
public record Booking(String key, String reference, String formerReference, String orderId, Direction direction,
    long amount, LocalDate on, String note) {

  /** Whether the money left the office or came back to it. */
  public enum Direction {
    OUT,
    BACK
  }

  /** The same for an order that it names otherwise. */
  public Booking of(String order) {
    return new Booking(key, reference, formerReference, order, direction, amount, on, note);
  }

  /** Belonging to no order, not even to the one it names: that is only noted. */
  public Booking aside(String why) {
    var named = orderId.isEmpty() ? "" : orderId + ": ";
    return new Booking(key, reference, formerReference, "", direction, amount, on, named + why);
  }

  boolean isReceipt(String receipt) {
    return receipt.equals(reference) || (!formerReference.isEmpty() && receipt.equals(formerReference));
  }
}
