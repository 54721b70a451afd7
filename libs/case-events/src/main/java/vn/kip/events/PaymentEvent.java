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

  /**
   * The order will not be carried out: the bank refused it, or nothing was paid out on it.
   *
   * @param reason what the bank, an officer or the citizen said; empty where the cause says all
   * @param cause why the office did not send it; null where somebody else gave it back, and in events older than it, whose
   *     reason is a finished sentence
   */
  record PaymentFailed(String grantId, String orderId, String code, String reason, @Nullable Failure cause)
      implements
        PaymentEvent {

    /** An order that somebody else gave back. */
    public PaymentFailed(String grantId, String orderId, String code, String reason) {
      this(grantId, orderId, code, reason, null);
    }
  }

  /** Why the office itself did not send an order. */
  enum Failure {
    /** What it was to pay had been paid meanwhile. */
    PAID_ALREADY,
    /** Nothing was due on the grant any more, for the citizen's reason. */
    GRANT_STOPPED,
    /** The payee's name, the account or the dossier's code is missing. */
    INCOMPLETE
  }

  /**
   * Nothing is to be paid on the grant any more.
   *
   * @param reason the citizen's; a finished sentence where there is no cause
   * @param from the day from which nothing is due, local
   * @param cause null in events older than it
   */
  record GrantStopped(String grantId, String reason, LocalDate from, @Nullable Stop cause) implements PaymentEvent {}

  /** Why nothing is due any more. */
  enum Stop {
    /** The citizen took the dossier back before its decision was signed. */
    WITHDRAWN_FIRST
  }

  /**
   * So much of what was paid on the grant was not due; it is to be claimed back.
   *
   * @param reason the citizen's, for a withdrawal; empty where the cause says all; a finished sentence where there is none
   * @param cause null in events older than it, as are those after it
   * @param orderId the order that was paid; null for a withdrawal
   * @param before what had been paid before it; null where that is not the cause
   * @param ordered what it was for, and {@code paid} what was paid on it; null where that is not the cause
   */
  record OverpaymentFound(String grantId, long amount, String reason, @Nullable Overpayment cause,
      @Nullable String orderId, @Nullable Long before, @Nullable Long ordered, @Nullable Long paid)
      implements
        PaymentEvent {}

  /** Why what was paid was not due. */
  enum Overpayment {
    /** The citizen took the dossier back before its decision was signed, which came to be known after the payment. */
    WITHDRAWN_FIRST,
    /** The order was paid though the grant was stopped. */
    PAID_THOUGH_STOPPED,
    /** The order was paid though money had arrived on the grant before. */
    PAID_BEFORE,
    /** More was paid than the order was for. */
    MORE_THAN_ORDERED
  }

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
