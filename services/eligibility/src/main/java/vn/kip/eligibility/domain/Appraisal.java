package vn.kip.eligibility.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.LogEvent;
import vn.kip.events.NewerEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.ReportingEvent;

/**
 * A dossier as those who appraise and decide see it: a fold of its file.
 *
 * @param submission null while only later events have come
 * @param importedAcceptance whether the acceptance is a register's past
 * @param proposal the one that stands; null when none was made or the last was sent back
 * @param returned by whom, when and why the last proposal was sent back; null when none was, or another has come since
 * @param appraisers everyone who appraised it, who may then not decide it
 * @param adjustment the last proposal to adjust what was granted; null while nothing has changed
 */
public record Appraisal(
    @Nullable DossierSubmitted submission,
    @Nullable Instant submittedAt,
    @Nullable DossierAccepted acceptance,
    @Nullable Instant acceptedAt,
    boolean importedAcceptance,
    @Nullable Instant postedAt,
    @Nullable DossierAssessed assessment,
    @Nullable DossierAppraised proposal,
    @Nullable Return returned,
    List<OfficerId> appraisers,
    @Nullable DecisionSigned decision,
    boolean closed,
    @Nullable AdjustmentProposed adjustment) {

  /** Where an accepted dossier stands with those who appraise and decide. */
  public enum Stage {
    ACCEPTED,
    APPRAISED,
    /** To who appraises, by who decides. */
    RETURNED,
    DECIDED,
    /** Withdrawn. */
    CLOSED
  }

  /** A proposal sent back. */
  public record Return(String reason, OfficerId by, Instant at) {}

  private static final Appraisal NOTHING = new Appraisal(null, null, null, null, false, null, null, null, null,
      List.of(), null, false, null);

  public static Appraisal of(CaseFile file) {
    var appraisal = NOTHING;
    for (var entry : file.history()) {
      appraisal = switch (entry.event()) {
        case DossierSubmitted event -> appraisal.submitted(event, entry.occurredAt());
        case DossierAccepted event -> appraisal.accepted(event, entry.occurredAt(), entry.imported() != null);
        case DossierPosted _ -> appraisal.posted(entry.occurredAt());
        case DossierAssessed event -> appraisal.assessed(event);
        case DossierAppraised event -> appraisal.proposed(event, entry.actor());
        case AppraisalReturned event ->
          appraisal.sentBack(new Return(event.reason(), entry.actor(), entry.occurredAt()));
        case DecisionSigned event -> appraisal.ended(event, appraisal.closed);
        case DossierWithdrawn _ -> appraisal.ended(appraisal.decision, true);
        case DossierRefusedAtDesk _ -> appraisal.ended(appraisal.decision, true);
        case AdjustmentProposed event -> appraisal.adjusted(event);
        case SupplementRequested _,SupplementReceived _,DossierForwarded _,ApologySent _,ResultReturned _ -> appraisal;
        case PaymentEvent _,ReportingEvent _,LogEvent _,NewerEvent _ -> appraisal;
      };
    }
    return appraisal;
  }

  public boolean isGranted() {
    return decision != null && decision.outcome() == Outcome.GRANTED;
  }

  public boolean isFor(String programme) {
    return submission != null && submission.programme().equals(programme);
  }

  /** Null before it is accepted. */
  public @Nullable Stage stage() {
    if (acceptance == null) {
      return null;
    }
    if (decision != null) {
      return Stage.DECIDED;
    }
    if (closed) {
      return Stage.CLOSED;
    }
    if (proposal != null) {
      return Stage.APPRAISED;
    }
    return returned == null ? Stage.ACCEPTED : Stage.RETURNED;
  }

  public boolean isAssessed() {
    return assessment != null;
  }

  public @Nullable Applicant applicant() {
    return submission == null ? null : submission.applicant();
  }

  public Map<String, Object> facts() {
    return submission == null ? Map.of() : submission.facts();
  }

  private Appraisal submitted(DossierSubmitted event, Instant at) {
    return new Appraisal(event, at, acceptance, acceptedAt, importedAcceptance, postedAt, assessment, proposal,
        returned, appraisers, decision, closed, adjustment);
  }

  private Appraisal accepted(DossierAccepted event, Instant at, boolean imported) {
    return new Appraisal(submission, submittedAt, event, at, imported, postedAt, assessment, proposal, returned,
        appraisers, decision, closed, adjustment);
  }

  private Appraisal posted(Instant at) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, at, assessment, proposal,
        returned, appraisers, decision, closed, adjustment);
  }

  private Appraisal assessed(DossierAssessed event) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, event, proposal,
        returned, appraisers, decision, closed, adjustment);
  }

  private Appraisal proposed(DossierAppraised event, OfficerId by) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, assessment,
        event, null, plus(appraisers, by), decision, closed, adjustment);
  }

  private Appraisal sentBack(Return event) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, assessment,
        null, event, appraisers, decision, closed, adjustment);
  }

  private Appraisal ended(@Nullable DecisionSigned newDecision, boolean nowClosed) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, assessment,
        proposal, returned, appraisers, newDecision, nowClosed, adjustment);
  }

  private Appraisal adjusted(AdjustmentProposed event) {
    return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, assessment,
        proposal, returned, appraisers, decision, closed, event);
  }

  private static List<OfficerId> plus(List<OfficerId> officers, OfficerId officer) {
    var more = new ArrayList<>(officers);
    more.add(officer);
    return List.copyOf(more);
  }
}
