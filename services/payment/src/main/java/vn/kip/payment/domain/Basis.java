package vn.kip.payment.domain;

import java.time.Instant;
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
import vn.kip.office.Duties;
import vn.kip.office.Duty;

/**
 * What desk and chairman have recorded, as far as a payment rests on it.
 *
 * @param decision the last one signed
 * @param withdrawal the first one
 * @param duties who has brought it in, received, appraised or decided it
 */
public record Basis(
    @Nullable DossierSubmitted submission,
    @Nullable DossierAccepted acceptance,
    @Nullable DossierAssessed assessment,
    @Nullable Decided decision,
    @Nullable Withdrawn withdrawal,
    Duties duties) {

  static final Basis NOTHING = new Basis(null, null, null, null, null, Duties.NONE);

  /**
   * A decision and when it was signed.
   *
   * @param past whether a register told of it: nobody here has decided
   */
  public record Decided(DecisionSigned event, Instant at, boolean past) {}

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
      case DossierSubmitted submitted ->
        new Basis(submitted, acceptance, assessment, decision, withdrawal, and(Duty.RECEIVE, entry));
      case DossierAccepted accepted ->
        new Basis(submission, accepted, assessment, decision, withdrawal, and(Duty.RECEIVE, entry));
      case DossierWithdrawn withdrawn -> withdrawal != null
          ? this
          : new Basis(submission, acceptance, assessment, decision, new Withdrawn(withdrawn, entry.occurredAt()),
              duties);
      case DossierRefusedAtDesk _,SupplementRequested _,SupplementReceived _,DossierPosted _,DossierForwarded _,ApologySent _,ResultReturned _ ->
        this;
    };
  }

  Basis after(CaseRecord entry, EligibilityEvent event) {
    return switch (event) {
      case DossierAssessed assessed -> new Basis(submission, acceptance, assessed, decision, withdrawal, duties);
      case DossierAppraised _ ->
        new Basis(submission, acceptance, assessment, decision, withdrawal, and(Duty.APPRAISE, entry));
      case DecisionSigned signed -> new Basis(submission, acceptance, assessment,
          new Decided(signed, entry.occurredAt(), entry.imported() != null), withdrawal,
          and(Duty.DECIDE, entry).with(Duty.DECIDE, signed.signer()));
      case AppraisalReturned _,AdjustmentProposed _ -> this;
    };
  }

  /** Who brought a register in answers for all that it tells. */
  private Duties and(Duty duty, CaseRecord entry) {
    var done = duties.with(duty, entry.actor());
    return entry.imported() == null ? done : done.with(Duty.IMPORT, entry.imported().by());
  }
}
