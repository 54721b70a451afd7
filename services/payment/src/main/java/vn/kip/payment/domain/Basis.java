package vn.kip.payment.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.OfficerId;

/**
 * What desk and chairman have recorded, as far as a payment rests on it.
 *
 * @param decision the last one signed
 * @param withdrawal the first one
 * @param involved who appraised or decided the dossier, and may not approve its payment
 */
public record Basis(
    @Nullable DossierSubmitted submission,
    @Nullable DossierAccepted acceptance,
    @Nullable DossierAssessed assessment,
    @Nullable Decided decision,
    @Nullable Withdrawn withdrawal,
    Set<OfficerId> involved) {

  static final Basis NOTHING = new Basis(null, null, null, null, null, Set.of());

  /** A decision and when it was signed. */
  public record Decided(DecisionSigned event, Instant at) {}

  /** A withdrawal and when it was made. */
  public record Withdrawn(DossierWithdrawn event, Instant at) {}

  /**
   * Whether there was nothing left to decide when the decision was signed. Goes by the time at which each happened, as the
   * official clock does, and not by the order of arrival: desk and chairman record apart, so either may come first. Taken
   * back in the same instant counts as taken back.
   */
  public boolean isWithdrawnFirst() {
    return withdrawal != null && decision != null && !withdrawal.at().isAfter(decision.at());
  }

  Basis after(CaseRecord entry, IntakeEvent event) {
    return switch (event) {
      case DossierSubmitted submitted -> new Basis(submitted, acceptance, assessment, decision, withdrawal, involved);
      case DossierAccepted accepted -> new Basis(submission, accepted, assessment, decision, withdrawal, involved);
      case DossierWithdrawn withdrawn -> withdrawal != null
          ? this
          : new Basis(submission, acceptance, assessment, decision, new Withdrawn(withdrawn, entry.occurredAt()),
              involved);
      case DossierRefusedAtDesk _,SupplementRequested _,SupplementReceived _,DossierPosted _,DossierForwarded _,ApologySent _,ResultReturned _ ->
        this;
    };
  }

  Basis after(CaseRecord entry, EligibilityEvent event) {
    return switch (event) {
      case DossierAssessed assessed -> new Basis(submission, acceptance, assessed, decision, withdrawal, involved);
      case DossierAppraised _ -> involving(entry.actor(), decision);
      case DecisionSigned signed -> involving(signed.signer(), new Decided(signed, entry.occurredAt()));
      case AppraisalReturned _,AdjustmentProposed _ -> this;
    };
  }

  private Basis involving(OfficerId officer, @Nullable Decided newDecision) {
    var more = new TreeSet<OfficerId>(Comparator.comparing(OfficerId::value));
    more.addAll(involved);
    more.add(officer);
    return new Basis(submission, acceptance, assessment, newDecision, withdrawal, Set.copyOf(more));
  }
}
