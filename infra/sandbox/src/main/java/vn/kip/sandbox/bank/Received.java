package vn.kip.sandbox.bank;

import java.time.Instant;

/**
 * An order that the bank has taken; all it does and says later follows from it.
 *
 * @param digest of its bytes
 * @param lateMs how much later than at once, for an office that has asked for it
 * @param twice whether each message about it is sent twice
 * @param unknown whether a status that nobody knows comes first
 * @param former whether it is of the time before accounts had habits
 */
record Received(Order order, String digest, Instant at, long lateMs, boolean twice, boolean unknown,
    boolean former) {

  Habit habit(Order.Transaction transaction) {
    return former ? Habit.PAID : Habit.of(transaction);
  }
}
