package vn.kip.intake.domain;

import java.time.LocalDate;
import java.util.List;
import vn.kip.casefile.Refusal;
import vn.kip.intake.domain.IntakeDossier.Phase;

/** The desk's rules, as what is said when one is broken. */
public final class Refusals {

  private Refusals() {}

  public static Refusal unknownDossier() {
    return Refusal.notFound("dossier.unknown", "id");
  }

  public static Refusal alreadySubmitted() {
    return Refusal.conflict("dossier.submitted-differently", "id");
  }

  public static Refusal unknownProgramme(String programme) {
    return Refusal.invalid("programme.unknown", "programme", "programme", programme);
  }

  /** Said with the last day, why, and what to apply for instead. */
  public static Refusal programmeEnded(String programme, Terms.Ended ended) {
    return Refusal.invalid("programme.ended", "programme", "programme", programme, "lastDay",
        ended.lastDay().toString(), "vi", ended.vi(), "en", ended.en(), "replacedBy",
        ended.replacedBy().isEmpty() ? "–" : String.join(", ", ended.replacedBy()));
  }

  public static Refusal unknownWard(String ward) {
    return Refusal.invalid("ward.unknown", "ward", "ward", ward);
  }

  public static Refusal otherWard(String ward) {
    return Refusal.forbidden("security.other-ward", "ward", "ward", ward);
  }

  public static Refusal applicant(String field, String reason) {
    return Refusal.invalid("applicant.invalid", field, "reason", reason);
  }

  public static Refusal placeholderNumber(String number) {
    return Refusal.invalid("applicant.placeholder-number", "applicant_id", "number", number);
  }

  public static Refusal controlCharacter(String field) {
    return Refusal.invalid("applicant.control-character", field);
  }

  public static Refusal unknownPaper(String paper) {
    return Refusal.invalid("paper.unknown", "papers", "paper", paper);
  }

  /** @param path such as {@code lines[3].from} */
  public static Refusal unreadableFact(String path) {
    return Refusal.invalid("facts.unreadable", "facts." + path, "fact", path);
  }

  public static Refusal missingPapers(List<String> papers) {
    return Refusal.conflict("paper.missing", "papers", "papers", String.join(", ", papers));
  }

  /** Circular 01/2018 art. 19 gives a day four digits; what comes after is accepted the next day. */
  public static Refusal noCodeLeft(LocalDate day) {
    return Refusal.conflict("code.none-left", "id", "day", day.toString());
  }

  public static Refusal wrongPhase(Phase phase) {
    return Refusal.conflict("dossier.phase", "state", "state", phase.name());
  }

  public static Refusal notAccepted() {
    return Refusal.conflict("dossier.not-accepted", "state");
  }

  public static Refusal blank(String field) {
    return Refusal.invalid("field.blank", field);
  }

  /** Decree 61/2018 art. 11(2)c: papers are asked for once. */
  public static Refusal secondRequest() {
    return Refusal.conflict("supplement.second-needs-exception", "exception");
  }

  public static Refusal outstanding() {
    return Refusal.conflict("supplement.outstanding", "state");
  }

  public static Refusal nothingOutstanding() {
    return Refusal.conflict("supplement.none-outstanding", "state");
  }

  public static Refusal notPosted(String programme) {
    return Refusal.conflict("posting.not-for-programme", "programme", "programme", programme);
  }

  public static Refusal alreadyPosted() {
    return Refusal.conflict("posting.already", "state");
  }

  public static Refusal unknownStage(String stage) {
    return Refusal.invalid("stage.unknown", "to", "stage", stage);
  }

  /** Decree 61/2018 art. 19(9): a new appointment at most once. */
  public static Refusal secondApology() {
    return Refusal.conflict("apology.second", "state");
  }

  public static Refusal apologyInThePast() {
    return Refusal.invalid("apology.date-past", "newDate");
  }

  public static Refusal badCode(String code) {
    return Refusal.invalid("code.invalid", "code", "code", code);
  }
}
