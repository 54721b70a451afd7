package vn.kip.payment.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.BankCodes;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantReleased;
import vn.kip.events.PaymentEvent.GrantReopened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.office.Duty;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;

/**
 * Letting grants be paid: one officer approves and says where the money goes, another one releases it, and neither had part in
 * the decision.
 */
public final class Approvals {

  /** Of one that runs, another approval changes to whom and where it is paid. */
  private static final Set<Grant.State> APPROVABLE = Set.of(Grant.State.OPEN, Grant.State.APPROVED,
      Grant.State.FAILED, Grant.State.RETURNED, Grant.State.SHORT, Grant.State.RUNNING);
  private static final Set<Grant.State> RELEASABLE = Set.of(Grant.State.APPROVED, Grant.State.RUNNING);
  private static final Set<Grant.State> RETURNABLE = Set.of(Grant.State.OPEN, Grant.State.APPROVED,
      Grant.State.FAILED);

  private Approvals() {}

  /**
   * One officer approves, and enters where the money goes; nothing is ordered before another has confirmed it.
   *
   * @param payee for a transfer; one whose bank is not known yet cannot be released
   */
  public static Decision approve(CaseFile file, Officer officer, Instant now, Method method, @Nullable Payee payee,
      BankCodes banks) {
    var grant = Grant.of(file);
    var refusal = refuse(grant, Duty.APPROVE, officer, APPROVABLE);
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    if (method != Method.BANK) {
      return approved(grant, officer, now, method, null);
    }
    if (payee == null || payee.account().isBlank()) {
      return Decision.refuse(Refusals.accountMissing());
    }
    return switch (payee.check(banks, OfficeTime.date(now), grant.recipientName())) {
      case Payee.Checked.Unpayable(var why) -> Decision.refuse(why);
      case Payee.Checked.Payable(var paid) -> approved(grant, officer, now, method, paid);
    };
  }

  private static @Nullable Refusal refuse(Grant grant, Duty duty, Officer officer, Set<Grant.State> states) {
    if (grant.state() == Grant.State.NONE) {
      return Refusals.noGrant();
    }
    var stopped = grant.stoppedBecause();
    if (stopped != null) {
      return Refusals.stopped(stopped.reason());
    }
    var apart = Refusals.fourEyes(grant.duties(), duty, officer);
    if (apart != null) {
      return apart;
    }
    return states.contains(grant.state()) ? null : Refusals.wrongState(grant.state());
  }

  private static Decision approved(Grant grant, Officer officer, Instant now, Method method, @Nullable Payee payee) {
    return Decision.of(NewEvent.live(new GrantApproved(grant.grantId(), method, payee == null ? null : payee.account(),
        payee == null ? null : payee.bank(), payee == null ? null : payee.holder(), true), now, officer.id()));
  }

  /**
   * Another officer confirms the approval, and with it to whom and where the money goes. What is paid at once is ordered in
   * the same step, so that a released grant is never forgotten; a grant that runs is paid by the month's runs.
   */
  public static Decision release(CaseFile file, Officer officer, Instant now) {
    var grant = Grant.of(file);
    var waiting = grant.waiting();
    var refusal = refuse(grant, Duty.RELEASE, officer, RELEASABLE);
    if (refusal != null || waiting == null) {
      return Decision.refuse(refusal == null ? Refusals.nothingToRelease() : refusal);
    }
    var approval = waiting.event();
    if (approval.method() == Method.BANK && approval.bank() == null) {
      return Decision.refuse(Refusals.payeeBank(""));
    }
    var released = NewEvent.live(new GrantReleased(grant.grantId(), waiting.id()), now, officer.id());
    if (grant.monthly() != null) {
      return Decision.of(released);
    }
    return Decision.of(released,
        NewEvent.live(new PaymentOrdered(grant.grantId(), grant.nextOrderId(file), grant.settled().size() + 1,
            grant.missing(), approval.method()), now, officer.id()));
  }

  /** Who decides opens a claim that a register tells of: from then on it is approved and paid like any other. */
  public static Decision reopen(CaseFile file, Officer officer, Instant now, String reason) {
    var grant = Grant.of(file);
    var refusal = refuse(grant, Duty.REOPEN, officer, Set.of(Grant.State.PAST));
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    return reason.isBlank()
        ? Decision.refuse(Refusals.reasonMissing())
        : Decision.of(NewEvent.live(new GrantReopened(grant.grantId(), reason), now, officer.id()));
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
        ? Decision.of(NewEvent.live(new GrantReturned(grant.grantId(), reason), now, officer.id()))
        : Decision.refuse(Refusals.wrongState(grant.state()));
  }
}
