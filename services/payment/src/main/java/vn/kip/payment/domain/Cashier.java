package vn.kip.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.Decision;
import vn.kip.caselog.NewEvent;
import vn.kip.caselog.Officer;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/** Approving grants and following their orders to the end. Exactly one payment per grant. */
public final class Cashier {

  private static final Set<Grant.State> APPROVABLE = Set.of(Grant.State.OPEN, Grant.State.FAILED);

  private Cashier() {}

  /** An approval makes the order in the same step, so that an approved grant is never forgotten. */
  public static Decision approve(CaseFile file, Officer officer, Instant now, Method method, @Nullable String account) {
    var grant = Grant.of(file);
    var opened = grant.opened();
    if (opened == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (!APPROVABLE.contains(grant.state())) {
      return Decision.refuse(Refusals.wrongState(grant.state()));
    }
    if (grant.involved().contains(officer.id())) {
      return Decision.refuse(Refusals.fourEyes(officer.id().value()));
    }
    if (method == Method.BANK && (account == null || account.isBlank())) {
      return Decision.refuse(Refusals.accountMissing());
    }
    return Decision.of(
        NewEvent.live(new GrantApproved(opened.grantId(), method, account), now, officer.id()),
        NewEvent.live(new PaymentOrdered(opened.grantId(), grant.nextOrderId(file), grant.settled().size() + 1,
            opened.amount(), method), now, officer.id()));
  }

  public static Decision sendBack(CaseFile file, Officer officer, Instant now, String reason) {
    var grant = Grant.of(file);
    if (grant.opened() == null) {
      return Decision.refuse(Refusals.noGrant());
    }
    if (reason.isBlank()) {
      return Decision.refuse(Refusals.reasonMissing());
    }
    return APPROVABLE.contains(grant.state())
        ? Decision.of(NewEvent.live(new GrantReturned(grant.opened().grantId(), reason), now, officer.id()))
        : Decision.refuse(Refusals.wrongState(grant.state()));
  }

  /** The bank has booked the order; told again, nothing changes. */
  public static Decision settle(CaseFile file, String orderId, OfficerId bank, Instant now) {
    var order = Grant.of(file).order();
    if (order == null || !order.orderId().equals(orderId)) {
      return Decision.of();
    }
    return Decision.of(NewEvent.live(
        new PaymentSettled(order.grantId(), orderId, order.instalment(), order.amount(), order.method()), now, bank));
  }

  /** The bank will not book the order; a payment officer must look at the grant again. */
  public static Decision fail(CaseFile file, String orderId, String code, String reason, OfficerId bank, Instant now) {
    var order = Grant.of(file).order();
    if (order == null || !order.orderId().equals(orderId)) {
      return Decision.of();
    }
    return new Decision.Events(
        List.of(NewEvent.live(new PaymentFailed(order.grantId(), orderId, code, reason), now, bank)));
  }
}
