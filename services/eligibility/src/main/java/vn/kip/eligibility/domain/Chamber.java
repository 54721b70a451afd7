package vn.kip.eligibility.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.office.Duty;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;

/** Appraising and deciding, live. Who appraised a dossier does not decide it. */
public record Chamber(PostingRule posting, PaymentRule payment, Officer officer, Instant now) {

  public Decision appraise(CaseFile file, Outcome.Proposal proposal, @Nullable Long amount, @Nullable String note) {
    var refusal = refuseWork(Appraisal.of(file));
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    return Decision.of(NewEvent.live(new DossierAppraised(proposal, amount, note), now, officer.id()));
  }

  /** Only a proposal that stands can be sent back, and whoever is to look again is told why. */
  public Decision sendBack(CaseFile file, @Nullable String reason) {
    var appraisal = Appraisal.of(file);
    var refusal = refuseWork(appraisal);
    if (refusal == null && appraisal.proposal() == null) {
      refusal = Refusals.nothingToReturn();
    }
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    return reason == null || reason.isBlank()
        ? Decision.refuse(Refusals.returnReasonMissing())
        : Decision.of(NewEvent.live(new AppraisalReturned(reason), now, officer.id()));
  }

  /**
   * The decision wants its number, an amount where it grants money, a reason where it refuses, an appraisal before it, and
   * a posting that has run.
   */
  public Decision decide(CaseFile file, Outcome outcome, @Nullable String decisionNo, @Nullable Long amount,
      @Nullable String reason) {
    var appraisal = Appraisal.of(file);
    var refusal = refuseWork(appraisal);
    if (refusal == null) {
      refusal = refuseDecision(appraisal, outcome, decisionNo, amount, reason);
    }
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.of(
            NewEvent.live(new DecisionSigned(outcome, decisionNo, officer.id(), amount, reason), now, officer.id()));
  }

  private @Nullable Refusal refuseWork(Appraisal appraisal) {
    var submission = appraisal.submission();
    if (submission == null) {
      return Refusals.unknownDossier();
    }
    if (!officer.mayActFor(submission.ward())) {
      return Refusals.otherWard(submission.ward());
    }
    if (appraisal.acceptance() == null) {
      return Refusals.notAccepted();
    }
    if (appraisal.closed()) {
      return Refusals.closed();
    }
    return appraisal.decision() == null ? null : Refusals.decided();
  }

  private @Nullable Refusal refuseDecision(Appraisal appraisal, Outcome outcome, @Nullable String decisionNo,
      @Nullable Long amount, @Nullable String reason) {
    if (appraisal.proposal() == null) {
      return appraisal.returned() == null ? Refusals.notAppraised() : Refusals.sentBack();
    }
    var inTheWay = appraisal.duties().inTheWayOf(Duty.DECIDE, officer.id());
    if (inTheWay.isPresent()) {
      return Refusals.fourEyes(officer.id().value(), inTheWay.get());
    }
    if (decisionNo == null || decisionNo.isBlank()) {
      return Refusals.numberMissing();
    }
    if (outcome == Outcome.REFUSED && (reason == null || reason.isBlank())) {
      return Refusals.reasonMissing();
    }
    if (outcome == Outcome.REFUSED && amount != null) {
      return Refusals.amountOfRefusal();
    }
    var version = java.util.Objects.requireNonNull(appraisal.acceptance()).programmeVersion();
    if (outcome == Outcome.GRANTED && payment.pays(version) && (amount == null || amount == 0)) {
      return Refusals.amountMissing();
    }
    return switch (posting.of(version, appraisal.postedAt())) {
      case Posting.NotRequired() -> null;
      case Posting.NotPosted() -> Refusals.notPosted();
      case Posting.CalendarMissing(var year) -> Refusals.calendarMissing(year);
      case Posting.DecidableFrom(var day) ->
        OfficeTime.date(now).isBefore(day) ? Refusals.postingRuns(day) : null;
    };
  }
}
