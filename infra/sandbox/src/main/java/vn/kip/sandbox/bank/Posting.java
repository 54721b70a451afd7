package vn.kip.sandbox.bank;

import java.time.Instant;
import java.util.List;

/**
 * One entry on an account.
 *
 * @param sequence of its first booking, from 1 over all accounts
 * @param back whether the money came back
 * @param bookings one, or those that are booked together
 * @param wholeOrder the payment information it stands for when it names no single transfer; empty otherwise
 */
record Posting(long sequence, boolean back, List<Booking> bookings, String wholeOrder, Instant at, Habit habit) {

  /**
   * The money of one transfer.
   *
   * @param messageId of the order
   */
  record Booking(long sequence, String messageId, String endToEndId, long amount, String creditor, String account,
      Instant bookedAt, boolean back) {}

  long amount() {
    return bookings.stream().mapToLong(Booking::amount).sum();
  }

  /** By which the bank calls it wherever it tells of it. */
  String reference() {
    return "SBX%012d".formatted(sequence);
  }
}
