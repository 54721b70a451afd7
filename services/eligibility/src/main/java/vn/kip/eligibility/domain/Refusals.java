package vn.kip.eligibility.domain;

import java.time.LocalDate;
import vn.kip.casefile.Refusal;
import vn.kip.office.Duty;

/** The rules of appraising and deciding, as what is said when one is broken. */
public final class Refusals {

  private Refusals() {}

  public static Refusal unknownDossier() {
    return Refusal.notFound("dossier.unknown", "id");
  }

  public static Refusal notAccepted() {
    return Refusal.conflict("dossier.not-accepted", "state");
  }

  public static Refusal decided() {
    return Refusal.conflict("dossier.decided", "state");
  }

  public static Refusal closed() {
    return Refusal.conflict("dossier.closed", "state");
  }

  /** @param before what the officer has done on it, that keeps the decision from being theirs */
  public static Refusal fourEyes(String officer, Duty before) {
    return Refusal.forbidden("decision.four-eyes", "officer", "officer", officer, "duty", before.name());
  }

  public static Refusal notAppraised() {
    return Refusal.conflict("decision.not-appraised", "state");
  }

  /** The proposal was sent back, and no other has come since. */
  public static Refusal sentBack() {
    return Refusal.conflict("decision.sent-back", "state");
  }

  public static Refusal nothingToReturn() {
    return Refusal.conflict("appraisal-return.no-proposal", "state");
  }

  public static Refusal returnReasonMissing() {
    return Refusal.invalid("appraisal-return.reason-missing", "reason");
  }

  public static Refusal numberMissing() {
    return Refusal.invalid("decision.number-missing", "decisionNo");
  }

  public static Refusal reasonMissing() {
    return Refusal.invalid("decision.reason-missing", "reason");
  }

  public static Refusal amountOfRefusal() {
    return Refusal.invalid("decision.amount-of-refusal", "amount");
  }

  /** Nothing would be paid, and nobody told. */
  public static Refusal amountMissing() {
    return Refusal.invalid("decision.amount-missing", "amount");
  }

  public static Refusal notPosted() {
    return Refusal.conflict("decision.not-posted", "state");
  }

  public static Refusal postingRuns(LocalDate until) {
    return Refusal.conflict("decision.posting-runs", "state", "from", until.toString());
  }

  /** Nobody can tell when the posting has run. */
  public static Refusal calendarMissing(int year) {
    return Refusal.conflict("decision.calendar-missing", "state", "year", Integer.toString(year));
  }

  public static Refusal otherWard(String ward) {
    return Refusal.forbidden("security.other-ward", "ward", "ward", ward);
  }
}
