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

  /** The money has arrived (T5). */
  record PaymentSettled(String grantId, String orderId, int instalment, long amount, Method method)
      implements
        PaymentEvent {}

  /** The bank refused or returned the order. */
  record PaymentFailed(String grantId, String orderId, String code, String reason) implements PaymentEvent {}

  record GrantStopped(String grantId, String reason, LocalDate from) implements PaymentEvent {}

  record OverpaymentFound(String grantId, long amount, String reason) implements PaymentEvent {}

  record RepaymentReceived(String grantId, long amount) implements PaymentEvent {}

  enum Kind {
    ONCE, MONTHLY, YEARLY, DAILY, BY_ACCEPTANCE
  }

  enum Method {
    BANK, POST, TREASURY
  }
}
