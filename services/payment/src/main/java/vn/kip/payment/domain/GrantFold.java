package vn.kip.payment.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.IntakeEvent;
import vn.kip.events.LogEvent;
import vn.kip.events.NewerEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.FailureStated;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantChangeDeclined;
import vn.kip.events.PaymentEvent.GrantChangeProposed;
import vn.kip.events.PaymentEvent.GrantChanged;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReleased;
import vn.kip.events.PaymentEvent.GrantReopened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.GrantStopped;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.LifeEventReported;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.events.ReportingEvent;
import vn.kip.office.Duties;
import vn.kip.office.Duty;

/** What a dossier's file tells of its grant, one record after the other. */
final class GrantFold {

  private Basis basis = Basis.NOTHING;
  private @Nullable GrantOpened opened;
  private @Nullable GrantTakenOver takenOver;
  private @Nullable GrantApproved approved;
  private Grant.@Nullable Approval waiting;
  private @Nullable OfficerId approver;
  private @Nullable OfficerId releaser;
  private Duties others = Duties.NONE;
  private boolean reopened;
  private @Nullable String returnedBecause;
  private @Nullable GrantStopped stopped;
  private final List<Grant.Ordered> orders = new ArrayList<>();
  private @Nullable PaymentOrdered order;
  private @Nullable GrantApproved orderedTo;
  private Grant.@Nullable Stated stated;
  private @Nullable PaymentFailed failedBecause;
  private final List<PaymentSettled> settled = new ArrayList<>();
  private final List<RepaymentReceived> repaid = new ArrayList<>();

  void take(CaseRecord entry) {
    switch (entry.event()) {
      case IntakeEvent event -> basis = basis.after(entry, event);
      case EligibilityEvent event -> basis = basis.after(entry, event);
      case PaymentEvent event -> pay(entry, event);
      case ReportingEvent _,LogEvent _,NewerEvent _ -> {
        // What the calendar brings about, and what is said of the log, moves no money.
      }
    }
  }

  private void pay(CaseRecord entry, PaymentEvent event) {
    switch (event) {
      case GrantOpened claim -> opened = claim;
      case GrantTakenOver over -> {
        takenOver = over;
        others = others.with(Duty.IMPORT, entry.actor());
      }
      case GrantApproved approval -> approved(entry, approval);
      case GrantReleased _ -> released(entry.actor());
      case GrantReopened _ -> {
        reopened = true;
        others = others.with(Duty.REOPEN, entry.actor());
      }
      case GrantReturned returned -> {
        returnedBecause = returned.reason();
        failedBecause = null;
        waiting = null;
      }
      case GrantStopped stop -> stopped = stop;
      case PaymentOrdered made -> {
        orders.add(new Grant.Ordered(made, entry.occurredAt()));
        order = made;
        orderedTo = approved;
        stated = null;
      }
      case FailureStated statement -> {
        if (order != null && order.orderId().equals(statement.orderId())) {
          stated = new Grant.Stated(statement, entry.actor());
        }
      }
      case PaymentSettled payment -> {
        settled.add(payment);
        ended(payment.orderId(), null);
      }
      case PaymentFailed failure -> ended(failure.orderId(), failure);
      case RepaymentReceived repayment -> repaid.add(repayment);
      case OverpaymentFound _ -> {
        // Follows from what has arrived and what is due.
      }
      case LifeEventReported _,GrantChangeProposed _,GrantChanged _,GrantChangeDeclined _ -> {
        // Of a grant that runs: see RunningGrant.
      }
    }
  }

  /** An earlier release ordered by what one officer had approved. */
  private void approved(CaseRecord entry, GrantApproved approval) {
    approver = entry.actor();
    returnedBecause = null;
    failedBecause = null;
    if (Boolean.TRUE.equals(approval.awaitsRelease())) {
      waiting = new Grant.Approval(approval, entry.id(), entry.actor());
    } else {
      approved = approval;
    }
  }

  private void released(OfficerId by) {
    if (waiting != null) {
      approved = waiting.event();
      waiting = null;
      releaser = by;
    }
  }

  /** Of approvals the last one counts: who entered an account that was given up had no part in where the money goes. */
  private Duties duties() {
    var duties = basis.duties().and(others);
    if (approver != null) {
      duties = duties.with(Duty.APPROVE, approver);
    }
    if (releaser != null) {
      duties = duties.with(Duty.RELEASE, releaser);
    }
    return stated == null ? duties : duties.with(Duty.STATE_FAILURE, stated.by());
  }

  private boolean isPast() {
    return !reopened && basis.decision() != null && basis.decision().past();
  }

  /** An answer to an order that is no longer on its way says nothing of the one that is. */
  private void ended(String orderId, @Nullable PaymentFailed failure) {
    if (order != null && order.orderId().equals(orderId)) {
      order = null;
      stated = null;
      failedBecause = failure;
    }
  }

  Grant grant(@Nullable RunningGrant monthly) {
    return new Grant(basis, opened, monthly, takenOver, approved, waiting, isPast(), duties(), returnedBecause,
        stopped,
        List.copyOf(orders), order, orderedTo, stated, failedBecause,
        List.copyOf(settled), List.copyOf(repaid));
  }
}
