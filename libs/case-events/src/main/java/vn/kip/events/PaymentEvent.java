package vn.kip.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From the decision to the money. All amounts are whole dong. */
public sealed interface PaymentEvent extends CaseEvent {

  /** A signed decision became a claim on money. */
  record GrantOpened(String grantId, long amount, Kind kind, @Nullable String entitledFrom, String decisionEventId)
      implements
        PaymentEvent {}

  /** A payment officer approved the grant, having seen decision and trace. */
  record GrantApproved(String grantId, Method method, @Nullable String account) implements PaymentEvent {}

  /** Sent back to those who decided. */
  record GrantReturned(String grantId, String reason) implements PaymentEvent {}

  /**
   * An order exists and will be sent to the bank until it answers.
   *
   * @param orderId the end-to-end id at the bank; an order is never made twice
   * @param instalment counts from 1
   */
  record PaymentOrdered(String grantId, String orderId, int instalment, long amount, Method method)
      implements
        PaymentEvent {}

  /**
   * The money has arrived (T5).
   *
   * @param amount what was paid, the order's amount unless the bank booked another one
   * @param paidOn the day of the bank's booking or of the pay-out, local; null in events older than it and where a
   *     register's past tells of the payment
   * @param receipt the bank's reference of the booking, or the number of the post's or treasury's receipt; null as
   *     {@code paidOn}
   */
  record PaymentSettled(String grantId, String orderId, int instalment, long amount, Method method,
      @Nullable LocalDate paidOn, @Nullable String receipt) implements PaymentEvent {

    /** A payment of which nothing else is told. */
    public PaymentSettled(String grantId, String orderId, int instalment, long amount, Method method) {
      this(grantId, orderId, instalment, amount, method, null, null);
    }
  }

  /** The order will not be carried out: the bank refused it, or nothing was paid out on it. */
  record PaymentFailed(String grantId, String orderId, String code, String reason) implements PaymentEvent {}

  /**
   * Nothing is to be paid on the grant any more.
   *
   * @param from the day from which nothing is due, local
   */
  record GrantStopped(String grantId, String reason, LocalDate from) implements PaymentEvent {}

  /** So much of what was paid on the grant was not due; it is to be claimed back. */
  record OverpaymentFound(String grantId, long amount, String reason) implements PaymentEvent {}

  /**
   * So much of what was paid on the grant has come back.
   *
   * @param receipt the bank's reference of the booking, or the number of the office's receipt; null in events older than
   *     it
   */
  record RepaymentReceived(String grantId, long amount, @Nullable String receipt) implements PaymentEvent {}

  enum Kind {
    ONCE,
    MONTHLY,
    YEARLY,
    DAILY,
    BY_ACCEPTANCE
  }

  enum Method {
    BANK,
    POST,
    TREASURY
  }
}
