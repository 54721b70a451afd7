package vn.kip.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.FailureStated;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantStopped;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.events.PaymentEvent.Stop;
import vn.kip.events.Sha256;
import vn.kip.office.Duties;
import vn.kip.office.Duty;

/**
 * The claim on money that a decision opens, as a fold of the dossier's file. One dossier has at most one grant. All
 * amounts are whole dong.
 *
 * @param monthly what is due and ordered of it month by month; null where it is paid otherwise
 * @param takenOver a grant decided and paid before Kịp; null for one decided here
 * @param approved the approval in force, which another officer has confirmed; null while none is
 * @param waiting the approval that waits for another officer; null where none does
 * @param past whether a register tells of the decision and nobody here has opened the claim for payment
 * @param duties who had part in it
 * @param orders every order ever made, the first one first
 * @param order the one on its way; null when none is
 * @param orderedTo the approval that the order on its way, or the last one, goes by; null where a list of recipients tells
 * @param stated that it came to nothing, by one officer with the bank's letter; it is on its way until another confirms it
 * @param settled payments that have arrived, on whichever order, or before Kịp and told by a register
 * @param repaid what has come back of them
 */
public record Grant(
    Basis basis,
    @Nullable GrantOpened opened,
    @Nullable RunningGrant monthly,
    @Nullable GrantTakenOver takenOver,
    @Nullable GrantApproved approved,
    @Nullable Approval waiting,
    boolean past,
    Duties duties,
    @Nullable String returnedBecause,
    @Nullable GrantStopped stopped,
    List<Ordered> orders,
    @Nullable PaymentOrdered order,
    @Nullable GrantApproved orderedTo,
    @Nullable Stated stated,
    @Nullable PaymentFailed failedBecause,
    List<PaymentSettled> settled,
    List<RepaymentReceived> repaid) {

  /** Where the grant stands. Whatever is neither on its way nor as it should be waits for a payment officer. */
  public enum State {
    NONE,
    OPEN,
    /** A register tells of the decision, and of no payment: nobody pays it unless who decides opens it again. */
    PAST,
    /** By one officer; another has to release it. */
    APPROVED,
    /** Sent back to those who decided. */
    RETURNED,
    ORDERED,
    FAILED,
    /** Less has arrived than is due. */
    SHORT,
    /** More has arrived than is due. */
    OVERPAID,
    PAID,
    /** Approved and paid month by month, by the runs. */
    RUNNING,
    /** Nothing is due any more, and nothing was paid. */
    STOPPED
  }

  /**
   * Why nothing is due any more.
   *
   * @param cause null where an old event tells of it, whose reason is a finished sentence
   * @param reason the citizen's
   */
  public record Stopped(@Nullable Stop cause, String reason) {}

  /** What an officer has stated of the order on its way. */
  public record Stated(FailureStated event, OfficerId by) {}

  /**
   * An approval that another officer has to confirm.
   *
   * @param id of the event
   */
  public record Approval(GrantApproved event, String id, OfficerId by) {}

  /** An order and when it was made. */
  public record Ordered(PaymentOrdered event, Instant at) {}

  public static Grant of(CaseFile file) {
    var fold = new GrantFold();
    file.history().forEach(fold::take);
    return fold.grant(RunningGrant.of(file).orElse(null));
  }

  public State state() {
    if (opened == null && takenOver == null) {
      return State.NONE;
    }
    if (order != null) {
      return State.ORDERED;
    }
    if (monthly != null && !isStopped() && returnedBecause == null) {
      return approved != null || takenOver != null ? State.RUNNING : waiting == null ? State.OPEN : State.APPROVED;
    }
    if (overpaid() > 0) {
      return State.OVERPAID;
    }
    if (isStopped()) {
      return State.STOPPED;
    }
    if (waiting != null) {
      return State.APPROVED;
    }
    if (!settled.isEmpty()) {
      return missing() > 0 ? State.SHORT : State.PAID;
    }
    if (past) {
      return State.PAST;
    }
    if (returnedBecause != null) {
      return State.RETURNED;
    }
    return failedBecause == null ? State.OPEN : State.FAILED;
  }

  /** A dossier that was taken back before it was decided gives no claim, whichever of the two came to be known first. */
  public boolean isStopped() {
    return stopped != null || basis.isWithdrawnFirst();
  }

  public @Nullable Stopped stoppedBecause() {
    var withdrawal = basis.withdrawal();
    if (withdrawal != null && basis.isWithdrawnFirst()) {
      return new Stopped(Stop.WITHDRAWN_FIRST, withdrawal.event().reason());
    }
    return stopped == null ? null : new Stopped(stopped.cause(), stopped.reason());
  }

  /** What the payee is to have of this grant; of one that runs, what its runs have ordered. */
  public long due() {
    if (monthly != null) {
      return arrived() + (order == null ? 0 : order.amount());
    }
    return opened == null || isStopped() ? 0 : opened.amount();
  }

  /** What the payee has of this grant. */
  public long arrived() {
    return settled.stream().mapToLong(PaymentSettled::amount).sum()
        - repaid.stream().mapToLong(RepaymentReceived::amount).sum();
  }

  /** What is still to be paid. A register's past is not judged: what was paid before Kịp is taken for what was due. */
  public long missing() {
    return isPaidByRegister() ? 0 : Math.max(0, due() - arrived());
  }

  /** What is to be claimed back. */
  public long overpaid() {
    return isPaidByRegister() && !isStopped() ? 0 : Math.max(0, arrived() - due());
  }

  private boolean isPaidByRegister() {
    return !settled.isEmpty() && settled.stream().allMatch(payment -> ordered(payment.orderId()).isEmpty());
  }

  /** Whether the whole of the order is still missing; otherwise it must not be paid. */
  public boolean isOwed(PaymentOrdered waiting) {
    return waiting.amount() <= due() - arrived();
  }

  public Optional<Ordered> ordered(String orderId) {
    return orders.stream().filter(made -> made.event().orderId().equals(orderId)).findFirst();
  }

  /** Whether this very booking was recorded before. Events older than the reference settle their order for good. */
  boolean knows(Booking booking) {
    return switch (booking.direction()) {
      case OUT -> settled.stream().anyMatch(payment -> payment.orderId().equals(booking.orderId())
          && (payment.receipt() == null
              || (payment.amount() == booking.amount() && booking.isReceipt(payment.receipt()))));
      case BACK -> repaid.stream().anyMatch(payment -> payment.receipt() != null
          && payment.amount() == booking.amount() && booking.isReceipt(payment.receipt()));
    };
  }

  public @Nullable DossierSubmitted submission() {
    return basis.submission();
  }

  /** Of who has the money. */
  public @Nullable String recipientName() {
    if (takenOver != null) {
      return takenOver.recipient().name();
    }
    return basis.submission() == null ? null : basis.submission().applicant().name();
  }

  public @Nullable String code() {
    return basis.acceptance() == null ? null : basis.acceptance().code();
  }

  public @Nullable String programmeVersion() {
    return basis.acceptance() == null ? null : basis.acceptance().programmeVersion();
  }

  public @Nullable DossierAssessed assessment() {
    return basis.assessment();
  }

  public @Nullable DecisionSigned decision() {
    return basis.decision() == null ? null : basis.decision().event();
  }

  /** Also who prepared the run by which its last order was made. */
  public Duties dutiesOnOrder() {
    var run = orders.isEmpty() ? null : orders.getLast().event().run();
    return run == null ? duties : duties.with(Duty.PREPARE_RUN, run.preparedBy());
  }

  /** GSO code of the ward that it is paid at, or was submitted in; null while neither is known. */
  public @Nullable String ward() {
    if (monthly != null) {
      return monthly.standing().ward();
    }
    return basis.submission() == null ? null : basis.submission().ward();
  }

  /** @throws IllegalStateException where there is no grant */
  public String grantId() {
    if (opened != null) {
      return opened.grantId();
    }
    if (takenOver != null) {
      return takenOver.grantId();
    }
    throw new IllegalStateException("there is no grant");
  }

  /** Derived from the dossier, so that the same decision opens the same grant at every repeat. */
  public static String grantId(CaseFile file) {
    return "G-" + file.id();
  }

  /** Derived from grant and attempt: the bank books it once however often it is sent. */
  public String nextOrderId(CaseFile file) {
    return orderPrefix(file) + "-" + (orders.size() + 1);
  }

  /** ISO 20022 allows 35 characters for an end-to-end id; a dossier's id may be longer. */
  private static String orderPrefix(CaseFile file) {
    return "K" + Sha256.hex(file.id().value()).substring(0, 28);
  }
}
