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
    Fold fold = null;
    for (var entry : file.history()) {
      if (entry.event() instanceof DossierSubmitted submission) {
        fold = new Fold(submission, entry.occurredAt());
      } else if (fold != null) {
        fold.take(entry);
      }
    }
    return fold == null ? null : fold.dossier();
  }

  public String ward() {
    return submission.ward();
  }

  public static LocalDate localDate(Instant instant) {
    return OfficeTime.date(instant);
  }

  /** Takes one record after the other. */
  private static final class Fold {

    private final DossierSubmitted submission;
    private final Instant submittedAt;
    private Phase phase = Phase.SUBMITTED;
    private @Nullable String code;
    private @Nullable String programmeVersion;
    private @Nullable Instant acceptedAt;
    private @Nullable DueReceipt due;
    private int requests;
    private boolean outstanding;
    private boolean posted;
    private int apologies;

    Fold(DossierSubmitted submission, Instant submittedAt) {
      this.submission = submission;
      this.submittedAt = submittedAt;
    }

    void take(CaseRecord entry) {
      switch (entry.event()) {
        case DossierAccepted accepted -> accepted(accepted, entry.occurredAt());
        case DossierRefusedAtDesk _ -> phase = Phase.REFUSED_AT_DESK;
        case SupplementRequested _ -> {
          requests = acceptedAt == null ? 0 : requests + 1;
          outstanding = true;
        }
        case SupplementReceived received -> {
          due = received.due() == null ? due : received.due();
          outstanding = false;
        }
        case DueDateRecalculated moved -> due = moved.newDue();
        case DossierPosted _ -> posted = true;
        case ApologySent _ -> apologies++;
        case DossierWithdrawn _ -> phase = Phase.WITHDRAWN;
        case DecisionSigned _ -> phase = Phase.DECIDED;
        case ResultReturned _ -> phase = Phase.RETURNED;
        case DossierSubmitted _,DossierForwarded _ -> {
          // It stands where it stood.
        }
        case DossierAssessed _,DossierAppraised _,AppraisalReturned _,AdjustmentProposed _ -> {
          // Theirs who appraise and decide.
        }
        case PaymentEvent _,ReportingEvent _,LogEvent _,NewerEvent _ -> {
          // Nothing for the desk.
        }
      }
    }

    private void accepted(DossierAccepted accepted, Instant at) {
      phase = Phase.IN_PROGRESS;
      code = accepted.code();
      programmeVersion = accepted.programmeVersion();
      acceptedAt = at;
      due = accepted.due();
      requests = 0;
      outstanding = false;
    }

    IntakeDossier dossier() {
      return new IntakeDossier(submission, submittedAt, phase, code, programmeVersion, acceptedAt, due, requests,
          outstanding, posted, apologies);
    }
  }
}
