package vn.kip.eligibility.adapter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.domain.IdentityNumber;
import vn.kip.eligibility.domain.IdentityNumber.Contradiction;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** What the desk wants to know of a person before a dossier is sent: whether particulars agree, never what others hold. */
@RestController
@RequestMapping("/persons")
class PersonController {

  private static final String WHOLE_DATE_OR_YEAR = "[0-9]{4}(-[0-9]{2}-[0-9]{2})?";

  private final PopulationRegister register;
  private final CurrentOfficer officer;

  PersonController(PopulationRegister register, CurrentOfficer officer) {
    this.register = register;
    this.officer = officer;
  }

  /**
   * Compares with the register; the ward is the officer's own, so that nobody finds out where a person lives by asking ward
   * after ward.
   *
   * @param birthDate {@code YYYY-MM-DD}, or {@code YYYY} where only the year is known; a part of either would tell the
   *     rest digit by digit
   */
  @GetMapping("/check")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  Answer check(@RequestParam String identityNumber, @RequestParam String name, @RequestParam String birthDate,
      @RequestParam Sex sex) {
    if (!identityNumber.matches("[0-9]{9}|[0-9]{12}")) {
      throw new RefusedException(
          Refusal.invalid("request.invalid", "identityNumber", "reason", "CCCD 12 / CMND 9"));
    }
    if (!birthDate.matches(WHOLE_DATE_OR_YEAR)) {
      throw new RefusedException(Refusal.invalid("request.invalid", "birthDate", "reason", "YYYY-MM-DD, YYYY"));
    }
    var contradiction = IdentityNumber.contradiction(identityNumber, birthDate, sex).map(Contradicted::of)
        .orElse(null);
    try {
      return register.find(identityNumber)
          .map(person -> new Answer(contradiction, Register.KNOWN,
              differences(person, name, birthDate, officer.get().ward()),
              person.status()))
          .orElse(new Answer(contradiction, Register.UNKNOWN, List.of(), null));
    } catch (PopulationRegister.RegisterAwayException | PopulationRegister.UnusableAnswerException _) {
      return new Answer(contradiction, Register.AWAY, List.of(), null);
    }
  }

  private static List<Difference> differences(Person person, String name, String birthDate,
      @Nullable String ward) {
    var differences = new ArrayList<Difference>();
    if (!plain(person.name()).equals(plain(name))) {
      differences.add(Difference.NAME);
    }
    if (!person.birthDate().startsWith(birthDate)) {
      differences.add(Difference.BIRTH_DATE);
    }
    if (!person.ward().equals(ward)) {
      differences.add(Difference.WARD);
    }
    return differences;
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  enum Register {
    KNOWN,
    UNKNOWN,
    /** It does not answer now, or nothing that is of use; the dossier may be sent all the same and is checked later. */
    AWAY
  }

  enum Difference {
    NAME,
    BIRTH_DATE,
    WARD
  }

  /** @param values of the finding */
  record Contradicted(PersonFinding finding, List<String> values) {

    static Contradicted of(Contradiction contradiction) {
      return switch (contradiction) {
        case Contradiction.AnotherYear(int year) ->
          new Contradicted(PersonFinding.NUMBER_OF_ANOTHER_YEAR, List.of(Integer.toString(year)));
        case Contradiction.AnotherSex() -> new Contradicted(PersonFinding.NUMBER_OF_ANOTHER_SEX, List.of());
      };
    }
  }

  /**
   * The answer.
   *
   * @param contradiction between the number and the particulars; null where there is none
   * @param status ALIVE, DEAD or MOVED; null where the register does not know
   */
  record Answer(@Nullable Contradicted contradiction, Register register, List<Difference> differs,
      @Nullable String status) {}
}
