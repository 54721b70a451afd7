package vn.kip.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseRecord;
import vn.kip.events.DueReceipt;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
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
import vn.kip.events.LogEvent;
import vn.kip.events.NewerEvent;
import vn.kip.events.PaymentEvent;
import vn.kip.events.ReportingEvent;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.office.OfficeTime;

/**
 * A dossier as the desk sees it: a fold of its file.
 *
 * @param submittedAt T0
 * @param acceptedAt T1; null before acceptance
 * @param due the due date in force; null before acceptance, while waiting for papers, or where nothing is promised
 * @param requests supplement requests after acceptance
 * @param outstanding whether papers asked for have not come yet
 */
public record IntakeDossier(
    DossierSubmitted submission,
    Instant submittedAt,
    Phase phase,
    @Nullable String code,
    @Nullable String programmeVersion,
    @Nullable Instant acceptedAt,
    @Nullable DueReceipt due,
    int requests,
    boolean outstanding,
    boolean posted,
    int apologies) {

  /** Where the dossier stands. */
  public enum Phase {
    /** Handed over, not yet accepted: no clock runs. */
    SUBMITTED,
    REFUSED_AT_DESK,
    IN_PROGRESS,
    WITHDRAWN,
    DECIDED,
    RETURNED
  }

  /** Null for a dossier never submitted here. */
  public static @Nullable IntakeDossier of(CaseFile file) {
    IntakeDossier dossier = null;
    for (var entry : file.history()) {
      dossier = entry.event() instanceof DossierSubmitted submission
          ? new IntakeDossier(submission, entry.occurredAt(), Phase.SUBMITTED, null, null, null, null, 0, false, false,
              0)
          : dossier == null ? null : dossier.after(entry);
    }
    return dossier;
  }

  public String ward() {
    return submission.ward();
  }

  public static LocalDate localDate(Instant instant) {
    return OfficeTime.date(instant);
  }

  private IntakeDossier after(CaseRecord entry) {
    return switch (entry.event()) {
      case DossierAccepted accepted -> new IntakeDossier(
          submission,
          submittedAt,
          Phase.IN_PROGRESS,
          accepted.code(),
          accepted.programmeVersion(),
          entry.occurredAt(),
          accepted.due(),
          0,
          false,
          posted,
          apologies);
      case DossierRefusedAtDesk _ -> in(Phase.REFUSED_AT_DESK);
      case SupplementRequested _ -> with(due, acceptedAt == null ? 0 : requests + 1, true, posted, apologies);
      case SupplementReceived received ->
        with(received.due() == null ? due : received.due(), requests, false, posted, apologies);
      case DueDateRecalculated moved -> with(moved.newDue(), requests, outstanding, posted, apologies);
      case DossierPosted _ -> with(due, requests, outstanding, true, apologies);
      case ApologySent _ -> with(due, requests, outstanding, posted, apologies + 1);
      case DossierWithdrawn _ -> in(Phase.WITHDRAWN);
      case DecisionSigned _ -> in(Phase.DECIDED);
      case ResultReturned _ -> in(Phase.RETURNED);
      case DossierSubmitted _,DossierForwarded _ -> this;
      case DossierAssessed _,DossierAppraised _,AppraisalReturned _,AdjustmentProposed _ -> this;
      case PaymentEvent _,ReportingEvent _,LogEvent _,NewerEvent _ -> this;
    };
  }

  private IntakeDossier in(Phase next) {
    return new IntakeDossier(
        submission,
        submittedAt,
        next,
        code,
        programmeVersion,
        acceptedAt,
        due,
        requests,
        outstanding,
        posted,
        apologies);
  }

  private IntakeDossier with(@Nullable DueReceipt newDue, int newRequests, boolean nowOutstanding, boolean nowPosted,
      int newApologies) {
    return new IntakeDossier(
        submission,
        submittedAt,
        phase,
        code,
        programmeVersion,
        acceptedAt,
        newDue,
        newRequests,
        nowOutstanding,
        nowPosted,
        newApologies);
  }

}
