package vn.kip.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the decision to the money. All amounts are whole dong. */
public sealed interface PaymentEvent extends CaseEvent {

  /**
   * A signed decision became a claim on money.
   *
   * @param running what is due of it month by month; null where it is paid otherwise, and in events older than it
   */
  record GrantOpened(String grantId, long amount, Kind kind, @Nullable String entitledFrom, String decisionEventId,
      @Nullable Running running) implements PaymentEvent {

    /** A claim that does not run from month to month. */
    public GrantOpened(String grantId, long amount, Kind kind, @Nullable String entitledFrom, String decisionEventId) {
      this(grantId, amount, kind, entitledFrom, decisionEventId, null);
    }
  }

  /**
   * A grant that runs from month to month.
   *
   * @param person identity number of whose it is
   * @param ward GSO code of the ward at which it is paid first
   * @param decidedOn local day of the decision
   * @param series the standard that coefficients multiply; null where the parts are fixed amounts
   * @param paysDeathMonth whether the month of the death is still due
   * @param movedIn whether another district paid it before
   */
  record Running(String programme, String person, String ward, LocalDate decidedOn, @Nullable String series,
      boolean paysDeathMonth, boolean movedIn, List<MonthlyPart> parts) {}

  /**
   * A part of a monthly allowance.
   *
   * @param coefficient multiple of the standard; null for a fixed amount
   * @param amount whole dong a month; null for a multiple
   * @param from first month that is due
   */
  record MonthlyPart(String category, @Nullable BigDecimal coefficient, @Nullable Long amount, YearMonth from) {}

  /**
   * A grant decided and paid before Kịp goes on here. No dossier was received with it: it is in no rate and no form.
   *
   * @param paidThrough last month paid before; nothing at or before it is ever due or overpaid here
   */
  record GrantTakenOver(String grantId, Recipient recipient, String decisionNo, YearMonth paidThrough, Method method,
      @Nullable Account account, Running running) implements PaymentEvent {}

  /**
   * Who has the money.
   *
   * @param born day, or the year alone
   */
  record Recipient(String name, String idNumber, String born) {}

  /**
   * Where money is sent.
   *
   * @param bank code of the bank, from the dated list
   * @param number as the bank writes it, without blanks
   * @param holder name on the account
   */
  record Account(String bank, String number, String holder) {}

  /**
   * Somebody says what should end or interrupt a running grant. No decision: what is due stays due, and is held.
   *
   * @param on local day of the event
   * @param source who said so, such as a ward's officer, the population register or the bank
   */
  record LifeEventReported(String grantId, LifeEvent kind, LocalDate on, String source) implements PaymentEvent {}

  /** What is reported of a person. */
  enum LifeEvent {
    DIED,
    MOVED_AWAY
  }

  /**
   * A change of a running grant, put before the one who decides.
   *
   * @param reason why, in the proposer's words
   * @param article of the law it rests on
   */
  record GrantChangeProposed(String grantId, Change change, String reason, String article) implements PaymentEvent {}

  /**
   * A change of a running grant is decided: from its month on it holds, whatever stood there.
   *
   * @param proposal id of the event that proposed it; null for a move inside the city, which is an act of the division
   * @param decisionNo of the signed decision; null for a move inside the city
   */
  record GrantChanged(String grantId, Change change, @Nullable String proposal, @Nullable String decisionNo)
      implements
        PaymentEvent {}

  /** The one who decides does not sign a change. */
  record GrantChangeDeclined(String grantId, String proposal, String reason) implements PaymentEvent {}

  /**
   * What changes of a running grant.
   *
   * @param from first month of it; of a death the day counts, of a move away it is the month after the last one paid here
   * @param parts for {@code ADJUST}; null otherwise
   * @param backPay for {@code RESUME}, whether the suspended months are due again; null otherwise
   * @param deathDate for {@code DEATH}, local day; null otherwise
   * @param ward for {@code MOVE}, GSO code of the ward that pays from now on; null otherwise
   */
  record Change(ChangeKind kind, YearMonth from, @Nullable List<MonthlyPart> parts, @Nullable Boolean backPay,
      @Nullable LocalDate deathDate, @Nullable String ward) {}

  /** In what way a running grant changes. */
  enum ChangeKind {
    ADJUST,
    STOP,
    SUSPEND,
    RESUME,
    DEATH,
    MOVE_OUT,
    MOVE
  }

  /**
   * A payment officer approved the grant, having seen decision and trace, and entered where the money goes.
   *
   * @param account of the payee, for a transfer
   * @param bank code of the payee's bank; null in events older than it, as is {@code holder}, and where it is not known yet
   * @param holder name on the account, as it was entered
   * @param awaitsRelease whether another officer has to confirm it before money is ordered; null in events older than it,
   *     by which the order was made at once
   */
  record GrantApproved(String grantId, Method method, @Nullable String account, @Nullable String bank,
      @Nullable String holder, @Nullable Boolean awaitsRelease) implements PaymentEvent {

    /** An approval of an earlier release, which one officer alone could make. */
    public GrantApproved(String grantId, Method method, @Nullable String account, @Nullable String bank,
        @Nullable String holder) {
      this(grantId, method, account, bank, holder, null);
    }
  }

  /**
   * Another payment officer confirmed an approval, and with it to whom and where the money goes. What is paid at once is
   * ordered with it, a grant that runs is paid there from the next run on.
   *
   * @param approval id of the event that approved it
   */
  record GrantReleased(String grantId, String approval) implements PaymentEvent {}

  /** A claim that a register's past tells of, and of which nothing is known to be paid, may be paid here after all. */
  record GrantReopened(String grantId, String reason) implements PaymentEvent {}

  /** Sent back to those who decided. */
  record GrantReturned(String grantId, String reason) implements PaymentEvent {}

  /**
   * An order exists and will be sent to the bank until it answers.
   *
   * @param orderId the end-to-end id at the bank; an order is never made twice
   * @param instalment counts from 1
   * @param run the line of a month's run that it pays; null for a payment outside the runs, and in events older than it
   */
  record PaymentOrdered(String grantId, String orderId, int instalment, long amount, Method method,
      @Nullable RunLine run) implements PaymentEvent {

    /** An order outside the monthly runs. */
    public PaymentOrdered(String grantId, String orderId, int instalment, long amount, Method method) {
      this(grantId, orderId, instalment, amount, method, null);
    }
  }

  /**
   * The line of a month's run.
   *
   * @param month the run's
   * @param number 1 for the main run of the month, later ones supplement it
   * @param preparedBy who prepared the run; whoever released it is the order's actor
   * @param knownAt up to when the run knew what was recorded
   * @param parts what it pays for which month
   */
  record RunLine(YearMonth month, int number, OfficerId preparedBy, Instant knownAt, List<MonthPaid> parts) {}

  /** @param kind why it is owed */
  record MonthPaid(YearMonth month, Owed kind, long amount) {}

  /** Why a month's money is owed in a run. */
  enum Owed {
    /** Ordered once, came to nothing, not ordered again since. */
    CARRIED,
    /** The run's own month. */
    REGULAR,
    BACK_PAY,
    /** A later month that is paid together with the run's. */
    ADVANCE
  }

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

  /**
   * A payment officer states, by the bank's letter, that an order the bank was given has come to nothing. Another officer
   * has to confirm it: until then it counts as paid.
   *
   * @param letter number of the bank's letter
   */
  record FailureStated(String grantId, String orderId, String letter, String reason) implements PaymentEvent {}

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
