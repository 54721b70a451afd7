package vn.kip.payment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.FailureStated;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.office.Duty;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;

/**
 * Following the orders of a grant to their end. A grant is paid once, as its two officers have let it: see {@link Approvals};
 * what goes amiss stays in sight.
 */
public final class Cashier {

  /** As the code of a failure: no bank's code says that two officers had it in writing. */
  private static final String BY_LETTER = "LETTER";

  private Cashier() {}

  /**
   * The bank has booked an order, the current one or one that was given up. The money has gone in any case: it is
   * recorded with the amount that was booked, and what was not due of it as overpaid. Told again, nothing changes.
   */
  public static Decision booked(CaseFile file, Booking booking, OfficerId bank, Instant now) {
    var grant = Grant.of(file);
    var ordered = grant.ordered(booking.orderId());
    if (ordered.isEmpty()) {
      return Decision.refuse(Refusals.unknownOrder(booking.orderId()));
    }
    if (grant.knows(booking)) {
      return Decision.of();
    }
    var order = ordered.get().event();
    return switch (booking.direction()) {
      case OUT -> settled(grant, order, booking.amount(), booking.on(), booking.reference(), bank, now);
      case BACK -> Decision.of(NewEvent.live(
          new RepaymentReceived(order.grantId(), booking.amount(), booking.reference()), now, bank));
    };
  }

  /** Post or treasury have paid the order out; no bank tells of it, so an officer does, by their receipt. */
  public static Decision paidOut(CaseFile file, Officer officer, Instant now, LocalDate paidOn, String receipt) {
    var grant = Grant.of(file);
    var order = grant.order();
    var refusal = refuseByHand(grant, officer);
    if (refusal != null || order == null) {
      return Decision.refuse(refusal == null ? Refusals.wrongState(grant.state()) : refusal);
    }
    var ordered = OfficeTime.date(grant.ordered(order.orderId()).orElseThrow().at());
    if (paidOn.isBefore(ordered) || paidOn.isAfter(OfficeTime.date(now))) {
      return Decision.refuse(Refusals.paidOn(ordered, OfficeTime.date(now)));
    }
    return receipt.isBlank()
        ? Decision.refuse(Refusals.receiptMissing())
        : settled(grant, order, order.amount(), paidOn, receipt, officer.id(), now);
  }

  /** Post or treasury give the order back unpaid; it can be approved again. */
  public static Decision notPaidOut(CaseFile file, Officer officer, Instant now, String reason) {
    var grant = Grant.of(file);
    var order = grant.order();
    var refusal = refuseByHand(grant, officer);
    if (refusal != null || order == null) {
      return Decision.refuse(refusal == null ? Refusals.wrongState(grant.state()) : refusal);
    }
    return reason.isBlank()
        ? Decision.refuse(Refusals.reasonMissing())
        : fail(file, order.orderId(), order.method().name(), reason, officer.id(), now);
  }

  /**
   * The bank has written that an order it was given came to nothing. What is unknown counts as paid, so two officers say it:
   * the first states it, another one confirms it by the same letter, and only then may the money be ordered again.
   */
  public static Decision bankWrites(CaseFile file, Officer officer, Instant now, String letter, String reason) {
    var grant = Grant.of(file);
    var order = grant.order();
    if (grant.state() == Grant.State.NONE) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (order == null || order.method() != Method.BANK) {
      return Decision.refuse(Refusals.wrongState(grant.state()));
    }
    var apart = Refusals.fourEyes(grant.duties(), Duty.STATE_FAILURE, officer);
    if (apart != null) {
      return Decision.refuse(apart);
    }
    if (letter.isBlank() || reason.isBlank()) {
      return Decision.refuse(letter.isBlank() ? Refusals.letterMissing() : Refusals.reasonMissing());
    }
    var stated = grant.stated();
    if (stated == null) {
      return Decision.of(NewEvent.live(new FailureStated(order.grantId(), order.orderId(), letter.strip(), reason), now,
          officer.id()));
    }
    if (grant.duties().inTheWayOf(Duty.CONFIRM_FAILURE, officer.id()).isPresent()) {
      return Decision.refuse(Refusals.sameOfficer(officer.id().value()));
    }
    return stated.event().letter().equals(letter.strip())
        ? fail(file, order.orderId(), BY_LETTER, stated.event().letter() + ": " + reason, officer.id(), now)
        : Decision.refuse(Refusals.otherLetter(stated.event().letter()));
  }

  /** Who had part in where the money goes does not say that it has arrived: told before anything is told of the state. */
  private static @Nullable Refusal refuseByHand(Grant grant, Officer officer) {
    if (grant.state() == Grant.State.NONE) {
      return Refusals.noGrant();
    }
    var apart = Refusals.fourEyes(grant.dutiesOnOrder(), Duty.CONFIRM_RECEIPT, officer);
    if (apart != null) {
      return apart;
    }
    var order = grant.order();
    if (order == null) {
      return Refusals.wrongState(grant.state());
    }
    return order.method() == Method.BANK ? Refusals.bankTells() : null;
  }

  /** Money that was paid too much has been brought back to the office. */
  public static Decision repaid(CaseFile file, Officer officer, Instant now, long amount, String receipt) {
    var grant = Grant.of(file);
    if (grant.state() == Grant.State.NONE) {
      return Decision.refuse(Refusals.noGrant());
    }
    var apart = Refusals.fourEyes(grant.dutiesOnOrder(), Duty.BOOK_BACK, officer);
    if (apart != null) {
      return Decision.refuse(apart);
    }
    if (grant.overpaid() == 0) {
      return Decision.refuse(Refusals.nothingToRepay());
    }
    if (amount < 1 || amount > grant.overpaid()) {
      return Decision.refuse(Refusals.repaymentAmount(grant.overpaid()));
    }
    return receipt.isBlank()
        ? Decision.refuse(Refusals.receiptMissing())
        : Decision.of(NewEvent.live(new RepaymentReceived(grant.grantId(), amount, receipt), now, officer.id()));
  }

  private static Decision settled(Grant grant, PaymentOrdered order, long amount, LocalDate paidOn, String receipt,
      OfficerId actor, Instant now) {
    var events = new ArrayList<NewEvent>();
    events.add(NewEvent.live(new PaymentSettled(order.grantId(), order.orderId(), order.instalment(), amount,
        order.method(), paidOn, receipt), now, actor));
    if (grant.monthly() != null) {
      // What is too much of a running grant is found month by month.
      return new Decision.Events(events);
    }
    long tooMuch = Math.clamp(grant.arrived() + amount - grant.due(), 0, amount);
    if (tooMuch > 0) {
      events.add(NewEvent.live(overpaid(grant, order, amount, tooMuch), now, actor));
    }
    return new Decision.Events(events);
  }

  private static OverpaymentFound overpaid(Grant grant, PaymentOrdered order, long paid, long tooMuch) {
    if (grant.isStopped()) {
      return new OverpaymentFound(order.grantId(), tooMuch, "", Overpayment.PAID_THOUGH_STOPPED, order.orderId(), null,
          null, null);
    }
    return grant.arrived() > 0
        ? new OverpaymentFound(order.grantId(), tooMuch, "", Overpayment.PAID_BEFORE, order.orderId(),
            grant.arrived(), null, null)
        : new OverpaymentFound(order.grantId(), tooMuch, "", Overpayment.MORE_THAN_ORDERED, order.orderId(), null,
            order.amount(), paid);
  }

  /** Somebody else gives the order back, for a reason of their own; a payment officer must look at the grant again. */
  public static Decision fail(CaseFile file, String orderId, String code, String reason, OfficerId by, Instant now) {
    return fail(Grant.of(file), orderId, code, reason, null, by, now);
  }

  /** The office itself does not carry the order out; a payment officer must look at the grant again. */
  public static Decision giveUp(CaseFile file, String orderId, Failure cause, OfficerId by, Instant now) {
    var grant = Grant.of(file);
    return switch (cause) {
      case PAID_ALREADY -> fail(grant, orderId, "AM05", "", cause, by, now);
      case GRANT_STOPPED -> {
        var stopped = grant.stoppedBecause();
        yield fail(grant, orderId, "CUST", stopped == null ? "" : stopped.reason(), cause, by, now);
      }
      case INCOMPLETE -> fail(grant, orderId, "NARR", "", cause, by, now);
    };
  }

  /** @param code as banks give it, ISO 20022 */
  private static Decision fail(Grant grant, String orderId, String code, String reason, @Nullable Failure cause,
      OfficerId by, Instant now) {
    var order = grant.order();
    return order == null || !order.orderId().equals(orderId)
        ? Decision.of()
        : Decision.of(NewEvent.live(new PaymentFailed(order.grantId(), orderId, code, reason, cause), now, by));
  }

  /**
   * An order that the bank is not known to have, and whose money is not owed any more, is not carried out. Should it have
   * got there all the same, its booking is an overpayment.
   */
  public static Decision withhold(CaseFile file, String orderId, OfficerId by, Instant now) {
    var grant = Grant.of(file);
    if (grant.order() == null || grant.isOwed(grant.order())) {
      return Decision.of();
    }
    return giveUp(file, orderId, grant.isStopped() ? Failure.GRANT_STOPPED : Failure.PAID_ALREADY, by, now);
  }
}
