package vn.kip.eligibility.application;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Refusal;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.Refusals;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.OfficerId;
import vn.kip.service.register.RegisterAction;
import vn.kip.service.register.RegisterTaker;

/** Appraisals and decisions of a register, taken as they were; only what cannot have happened is refused. */
public final class EligibilityRegister implements RegisterTaker {

  @Override
  public Set<RegisterAction.Kind> owns() {
    return Set.of(RegisterAction.Kind.APPRAISED, RegisterAction.Kind.DECIDED);
  }

  @Override
  public Decision take(CaseFile file, RegisterAction action, OfficerId by) {
    var refusal = refusal(file, action);
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    var detail = action.detail();
    EligibilityEvent event = action.kind() == RegisterAction.Kind.APPRAISED
        ? new EligibilityEvent.DossierAppraised(detail.oneOf("proposal", Outcome.Proposal.class),
            detail.optionalMoney("amount"), null)
        : new DecisionSigned(
            detail.oneOf("outcome", Outcome.class),
            detail.optionalText("decisionNo"),
            action.actor(),
            detail.optionalMoney("amount"),
            detail.optionalText("reason"));
    return Decision.of(action.imported(event, by));
  }

  private static @Nullable Refusal refusal(CaseFile file, RegisterAction action) {
    if (Appraisal.of(file).submission() == null) {
      return Refusals.unknownDossier();
    }
    if (file.history().stream().noneMatch(
        entry -> entry.event() instanceof DossierAccepted && !entry.occurredAt().isAfter(action.occurredAt()))) {
      return Refusals.notAccepted();
    }
    if (file.history().stream()
        .anyMatch(entry -> entry.event() instanceof DossierWithdrawn && precedes(entry, action))) {
      return Refusals.closed();
    }
    boolean decided = file.history()
        .stream()
        .anyMatch(entry -> entry.event() instanceof DecisionSigned
            && (action.kind() == RegisterAction.Kind.DECIDED || precedes(entry, action)));
    return decided ? Refusals.decided() : null;
  }

  private static boolean precedes(CaseRecord entry, RegisterAction action) {
    return entry.occurredAt().isBefore(action.occurredAt());
  }
}
