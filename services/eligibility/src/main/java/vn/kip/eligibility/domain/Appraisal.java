package vn.kip.eligibility.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseRecord;
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
import vn.kip.office.Duties;
import vn.kip.office.Duty;

/**
 * A dossier as those who appraise and decide see it: a fold of its file.
 *
 * @param submission null while only later events have come
 * @param importedAcceptance whether the acceptance is a register's past
 * @param proposal the one that stands; null when none was made or the last was sent back
 * @param returned by whom, when and why the last proposal was sent back; null when none was, or another has come since
 * @param duties who has brought it in, received or appraised it, and may then not decide it
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
    Duties duties,
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

  public static Appraisal of(CaseFile file) {
    var fold = new Fold();
    file.history().forEach(fold::take);
    return fold.appraisal();
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

  /** The answers that the rules may go by. */
  public Map<String, Object> facts() {
    return submission == null ? Map.of() : BirthDates.undisputed(submission);
  }

  /** Takes one record after the other. */
  private static final class Fold {

    private @Nullable DossierSubmitted submission;
    private @Nullable Instant submittedAt;
    private @Nullable DossierAccepted acceptance;
    private @Nullable Instant acceptedAt;
    private boolean importedAcceptance;
    private @Nullable Instant postedAt;
    private @Nullable DossierAssessed assessment;
    private @Nullable DossierAppraised proposal;
    private @Nullable Return returned;
    private Duties duties = Duties.NONE;
    private @Nullable DecisionSigned decision;
    private boolean closed;
    private @Nullable AdjustmentProposed adjustment;

    void take(CaseRecord entry) {
      switch (entry.event()) {
        case DossierSubmitted event -> {
          submission = event;
          submittedAt = entry.occurredAt();
          did(Duty.RECEIVE, entry);
        }
        case DossierAccepted event -> {
          acceptance = event;
          acceptedAt = entry.occurredAt();
          importedAcceptance = entry.imported() != null;
          did(Duty.RECEIVE, entry);
        }
        case DossierPosted _ -> postedAt = entry.occurredAt();
        case DossierAssessed event -> assessment = event;
        case DossierAppraised event -> {
          proposal = event;
          returned = null;
          did(Duty.APPRAISE, entry);
        }
        case AppraisalReturned event -> {
          proposal = null;
          returned = new Return(event.reason(), entry.actor(), entry.occurredAt());
        }
        case DecisionSigned event -> decision = event;
        case DossierWithdrawn _,DossierRefusedAtDesk _ -> closed = true;
        case AdjustmentProposed event -> adjustment = event;
        case SupplementRequested _,SupplementReceived _,DossierForwarded _,ApologySent _,ResultReturned _ -> {
          // The desk's.
        }
        case PaymentEvent _,ReportingEvent _,LogEvent _,NewerEvent _ -> {
          // Comes after the decision, or says nothing of it.
        }
      }
    }

    /** Who brought a register in answers for all that it tells. */
    private void did(Duty duty, CaseRecord entry) {
      duties = duties.with(duty, entry.actor());
      if (entry.imported() != null) {
        duties = duties.with(Duty.IMPORT, entry.imported().by());
      }
    }

    Appraisal appraisal() {
      return new Appraisal(submission, submittedAt, acceptance, acceptedAt, importedAcceptance, postedAt, assessment,
          proposal, returned, duties, decision, closed, adjustment);
    }
  }
}
