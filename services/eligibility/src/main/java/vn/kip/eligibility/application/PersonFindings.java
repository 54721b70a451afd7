package vn.kip.eligibility.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.domain.BirthDates;
import vn.kip.eligibility.domain.IdentityNumber;
import vn.kip.eligibility.domain.IdentityNumber.Contradiction;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/**
 * What the number itself, the population register and earlier dossiers say of a person: questions to the appraiser. Of the
 * register only whether it agrees is recorded, for the log is for ever and read by many; what it holds is shown to those who
 * appraise and decide, while they do.
 */
final class PersonFindings {

  private static final String REGISTER = "population register";
  private static final String LOG = "case log";
  private static final String FORM = "declaration";
  /** Decree 137/2015 art. 13: how a personal number is made up. */
  private static final String NUMBER = "Decree 137/2015 art. 13";

  private PersonFindings() {}

  static List<RuleTried> of(DossierSubmitted submission, Optional<Person> answer) {
    var findings = new ArrayList<RuleTried>();
    var applicant = submission.applicant();
    findings.add(number(IdentityNumber.contradiction(applicant.identityNumber(), applicant.birthDate(),
        applicant.sex())));
    BirthDates.contradicting(submission)
        .ifPresent(said -> findings.add(new RuleTried("register: birth date on the form",
            false, FORM, PersonFinding.BORN, List.of(said))));
    if (answer.isEmpty()) {
      findings.add(asked("known", false, PersonFinding.UNKNOWN));
      return findings;
    }
    var person = answer.get();
    findings.add(asked("known", true, PersonFinding.KNOWN));
    findings.add(alive(person));
    findings.add(asked("residence", person.ward().equals(submission.ward()), PersonFinding.RESIDENT));
    findings.add(asked("birth date", person.birthDate().startsWith(applicant.birthDate()), PersonFinding.BORN));
    return findings;
  }

  /** @param codes of other dossiers of the same person for the same programme */
  static RuleTried others(List<String> codes) {
    return new RuleTried("register: no other dossier", codes.isEmpty(), LOG,
        codes.isEmpty() ? PersonFinding.NO_OTHER_DOSSIER : PersonFinding.OTHER_DOSSIERS, codes);
  }

  /** @param codes of dossiers for the same programme of somebody who may be the same person under another kind of number */
  static Optional<RuleTried> namesakes(List<String> codes) {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(new RuleTried("register: no dossier of the same name, birth date and ward under another number",
            false, LOG, PersonFinding.OTHER_DOSSIERS, codes));
  }

  private static RuleTried number(Optional<Contradiction> contradiction) {
    return switch (contradiction.orElse(null)) {
      case null -> number(true, PersonFinding.NUMBER_AGREES);
      case Contradiction.AnotherYear(int year) ->
        number(false, PersonFinding.NUMBER_OF_ANOTHER_YEAR, Integer.toString(year));
      case Contradiction.AnotherSex() -> number(false, PersonFinding.NUMBER_OF_ANOTHER_SEX);
    };
  }

  private static RuleTried number(boolean agrees, PersonFinding finding, String... values) {
    return new RuleTried("register: identity number", agrees, NUMBER, finding, List.of(values));
  }

  private static RuleTried alive(Person person) {
    boolean dead = person.status().equals("DEAD");
    return asked("alive", !dead, dead ? PersonFinding.DEAD : PersonFinding.ALIVE);
  }

  private static RuleTried asked(String question, boolean agrees, PersonFinding finding) {
    return new RuleTried("register: " + question, agrees, REGISTER, finding, List.of());
  }
}
