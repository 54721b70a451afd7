package vn.kip.eligibility.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/**
 * One person has one birth date. The form asks for it beside the particulars, and where the two disagree neither is a fact:
 * nobody becomes old enough by a second date.
 */
public final class BirthDates {

  /** The form's question about the person whom the dossier is about. */
  private static final String BIRTH_DATE = "birthDate";

  private BirthDates() {}

  /** The answer on the form that contradicts the applicant's particulars; a year agrees with any day of it. */
  public static Optional<String> contradicting(DossierSubmitted submission) {
    var answered = submission.facts().get(BIRTH_DATE);
    if (answered == null) {
      return Optional.empty();
    }
    var said = String.valueOf(answered);
    var known = submission.applicant().birthDate();
    return said.startsWith(known) || known.startsWith(said) ? Optional.empty() : Optional.of(said);
  }

  /** What the form says, without a birth date that contradicts the particulars. */
  public static Map<String, Object> undisputed(DossierSubmitted submission) {
    if (contradicting(submission).isEmpty()) {
      return submission.facts();
    }
    var facts = new HashMap<>(submission.facts());
    facts.remove(BIRTH_DATE);
    return facts;
  }
}
