package vn.kip.payment.domain;

import java.time.LocalDate;

/**
 * What the bank has booked on the office's account.
 *
 * @param cursor the bank's own number of the booking, rising
 * @param orderId the end-to-end id of the order
 * @param amount whole dong, above 0
 * @param on the day of the booking, local
 */
public record Booking(long cursor, String orderId, Direction direction, long amount, LocalDate on) {

  /** Whether the money left the office or came back to it. */
  public enum Direction {
    OUT,
    BACK
  }

  /** By what the same booking is known when it is told again. */
  public String reference() {
    return "NtryRef " + cursor;
  }
}
