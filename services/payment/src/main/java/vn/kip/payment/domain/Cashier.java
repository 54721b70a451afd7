package vn.kip.payment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.BankCodes;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.FailureStated;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;

/** Approving grants and following their orders to the end. A grant is paid once; what goes amiss stays in sight. */
public final class Cashier {

  private static final Set<Grant.State> APPROVABLE = Set.of(Grant.State.OPEN, Grant.State.FAILED,
      Grant.State.RETURNED, Grant.State.SHORT);
  private static final Set<Grant.State> RETURNABLE = Set.of(Grant.State.OPEN, Grant.State.FAILED);

  /** As the code of a failure: no bank's code says that two officers had it in writing. */
  private static final String BY_LETTER = "LETTER";

  private Cashier() {}

  /** An approval makes the order in the same step, so that an approved grant is never forgotten. */
  public static Decision approve(CaseFile file, Officer officer, Instant now, Method method, @Nullable Payee payee,
      BankCodes banks) {
    var grant = Grant.of(file);
    var opened = grant.opened();
    if (opened == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    var stopped = grant.stoppedBecause();
    if (stopped != null) {
      return Decision.refuse(Refusals.stopped(stopped.reason()));
    }
    if (!APPROVABLE.contains(grant.state())) {
      return Decision.refuse(Refusals.wrongState(grant.state()));
    }
    if (grant.involved().contains(officer.id())) {
      return Decision.refuse(Refusals.fourEyes(officer.id().value()));
    }
    if (method != Method.BANK) {
      return approved(file, grant, opened, officer, now, new GrantApproved(opened.grantId(), method, null, null, null));
    }
    if (payee == null || payee.account().isBlank()) {
      return Decision.refuse(Refusals.accountMissing());
    }
    var beneficiary = grant.submission() == null ? null : grant.submission().applicant().name();
    return switch (payee.check(banks, OfficeTime.date(now), beneficiary)) {
      case Payee.Checked.Unpayable(var why) -> Decision.refuse(why);
      case Payee.Checked.Payable(var paid) -> approved(file, grant, opened, officer, now,
          new GrantApproved(opened.grantId(), method, paid.account(), paid.bank(), paid.holder()));
    };
  }

  private static Decision approved(CaseFile file, Grant grant, GrantOpened opened, Officer officer, Instant now,
      GrantApproved approval) {
    var approved = NewEvent.live(approval, now, officer.id());
    if (grant.monthly() != null) {
      // What is due of it is ordered by the month's run.
      return Decision.of(approved);
    }
    return Decision.of(approved,
        NewEvent.live(new PaymentOrdered(opened.grantId(), grant.nextOrderId(file), grant.settled().size() + 1,
            grant.missing(), approval.method()), now, officer.id()));
  }

  public static Decision sendBack(CaseFile file, Officer officer, Instant now, String reason) {
    var grant = Grant.of(file);
    if (grant.opened() == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (reason.isBlank()) {
      return Decision.refuse(Refusals.reasonMissing());
    }
    return RETURNABLE.contains(grant.state())
        ? Decision.of(NewEvent.live(new GrantReturned(grant.opened().grantId(), reason), now, officer.id()))
        : Decision.refuse(Refusals.wrongState(grant.state()));
  }

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
    if (grant.opened() == null && grant.takenOver() == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (order == null || order.method() != Method.BANK) {
      return Decision.refuse(Refusals.wrongState(grant.state()));
    }
    if (grant.involved().contains(officer.id())) {
      return Decision.refuse(Refusals.fourEyes(officer.id().value()));
    }
    if (letter.isBlank() || reason.isBlank()) {
      return Decision.refuse(letter.isBlank() ? Refusals.letterMissing() : Refusals.reasonMissing());
    }
    var stated = grant.stated();
    if (stated == null) {
      return Decision.of(NewEvent.live(new FailureStated(order.grantId(), order.orderId(), letter.strip(), reason), now,
          officer.id()));
    }
    if (stated.by().equals(officer.id())) {
      return Decision.refuse(Refusals.sameOfficer(officer.id().value()));
    }
    return stated.event().letter().equals(letter.strip())
        ? fail(file, order.orderId(), BY_LETTER, stated.event().letter() + ": " + reason, officer.id(), now)
        : Decision.refuse(Refusals.otherLetter(stated.event().letter()));
  }

  private static @Nullable Refusal refuseByHand(Grant grant, Officer officer) {
    var order = grant.order();
    if (grant.opened() == null) {
      return Refusals.noGrant();
    }
    if (order == null) {
      return Refusals.wrongState(grant.state());
    }
    if (order.method() == Method.BANK) {
      return Refusals.bankTells();
    }
    return grant.involved().contains(officer.id()) ? Refusals.fourEyes(officer.id().value()) : null;
  }

  /** Money that was paid too much has been brought back to the office. */
  public static Decision repaid(CaseFile file, Officer officer, Instant now, long amount, String receipt) {
    var grant = Grant.of(file);
    var opened = grant.opened();
    if (opened == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (grant.overpaid() == 0) {
      return Decision.refuse(Refusals.nothingToRepay());
    }
    if (amount < 1 || amount > grant.overpaid()) {
      return Decision.refuse(Refusals.repaymentAmount(grant.overpaid()));
    }
    return receipt.isBlank()
        ? Decision.refuse(Refusals.receiptMissing())
        : Decision.of(NewEvent.live(new RepaymentReceived(opened.grantId(), amount, receipt), now, officer.id()));
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
