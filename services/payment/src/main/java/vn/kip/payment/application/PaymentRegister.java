package vn.kip.payment.application;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Refusal;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Refusals;
import vn.kip.service.register.RegisterAction;
import vn.kip.service.register.RegisterTaker;

/** Payments of a register: money that has arrived, whatever led to it. No order is made for them. */
public final class PaymentRegister implements RegisterTaker {

  @Override
  public Set<RegisterAction.Kind> owns() {
    return Set.of(RegisterAction.Kind.PAID);
  }

  @Override
  public Decision take(CaseFile file, RegisterAction action, OfficerId by) {
    var decided = file.history()
        .stream()
        .filter(entry -> entry.event() instanceof DecisionSigned && !entry.occurredAt().isAfter(action.occurredAt()))
        .map(entry -> (DecisionSigned) entry.event())
        .findFirst();
    if (decided.isEmpty()) {
      return Decision.refuse(Refusals.notDecided());
    }
    if (decided.get().outcome() == Outcome.REFUSED) {
      return Decision.refuse(Refusals.refused());
    }
    var amount = action.detail().money("amount");
    var method = action.detail().oneOf("method", Method.class);
    if (amount == 0) {
      return Decision.refuse(Refusal.invalid("register.detail-invalid", "detail.amount", "reason", "must be above 0"));
    }
    var grant = Grant.of(file);
    var ordered = orderedHere(grant);
    if (ordered.isPresent()) {
      return Decision.refuse(Refusals.orderedHere(ordered.get()));
    }
    var grantId = grant.opened() == null ? Grant.grantId(file) : Objects.requireNonNull(grant.opened()).grantId();
    int instalment = grant.settled().size() + 1;
    var event = new PaymentSettled(grantId, grantId + "-register-" + action.seq(), instalment, amount, method);
    return Decision.of(action.imported(event, by));
  }

  /** The order of Kịp's own that is on its way, or by which money has arrived. */
  private static Optional<String> orderedHere(Grant grant) {
    return Stream.concat(Stream.ofNullable(grant.order()).map(PaymentOrdered::orderId),
        grant.settled().stream().map(PaymentSettled::orderId).filter(order -> grant.ordered(order).isPresent()))
        .findFirst();
  }
}
