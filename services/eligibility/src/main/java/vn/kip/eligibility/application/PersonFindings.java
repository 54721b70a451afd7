package vn.kip.eligibility.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.domain.IdentityNumber;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/** What the number itself, the population register and earlier dossiers say of a person: questions to the appraiser. */
final class PersonFindings {

  private static final String REGISTER = "population register";
  private static final String LOG = "case log";
  /** Decree 137/2015 art. 13: how a personal number is made up. */
  private static final String NUMBER = "Decree 137/2015 art. 13";

  private PersonFindings() {}

  static List<RuleTried> of(DossierSubmitted submission, Optional<Person> answer) {
    var findings = new ArrayList<RuleTried>();
    var applicant = submission.applicant();
    var contradiction = IdentityNumber.contradiction(applicant.identityNumber(), applicant.birthDate(),
        applicant.sex());
    findings.add(new RuleTried("register: identity number", contradiction.isEmpty(), NUMBER,
        contradiction.map(IdentityNumber.Contradiction::en).orElse("agrees with birth year and sex"),
        contradiction.map(IdentityNumber.Contradiction::vi).orElse("khớp với năm sinh và giới tính")));
    if (answer.isEmpty()) {
      findings.add(new RuleTried("register: known", false, REGISTER, "nobody has this identity number",
          "không có ai mang số định danh này"));
      return findings;
    }
    var person = answer.get();
    boolean dead = person.status().equals("DEAD");
    findings.add(new RuleTried("register: known", true, REGISTER, "found", "có trong cơ sở dữ liệu"));
    findings.add(new RuleTried("register: alive", !dead, REGISTER, dead ? "dead since " + person.deathDate() : "alive",
        dead ? "đã mất ngày " + inVietnamese(person.deathDate()) : "còn sống"));
    findings.add(new RuleTried("register: residence", person.ward().equals(submission.ward()), REGISTER,
        "resident in ward " + person.ward(), "cư trú tại phường mã " + person.ward()));
    findings.add(new RuleTried("register: birth date", person.birthDate().startsWith(applicant.birthDate()), REGISTER,
        "born " + person.birthDate(), "sinh ngày " + inVietnamese(person.birthDate())));
    return findings;
  }

  /** @param codes of other dossiers of the same person for the same programme */
  static RuleTried others(List<String> codes) {
    var all = String.join(", ", codes);
    return new RuleTried("register: no other dossier", codes.isEmpty(), LOG,
        codes.isEmpty() ? "none for the same programme" : "the same programme: " + all,
        codes.isEmpty() ? "không có hồ sơ cùng thủ tục" : "cùng thủ tục: " + all);
  }

  /** {@code 12/05/1941} for {@code 1941-05-12}; a year alone stays one. */
  private static String inVietnamese(@Nullable String date) {
    var parts = date == null ? List.<String>of() : List.of(date.split("-", -1));
    return String.join("/", parts.reversed());
  }
}
