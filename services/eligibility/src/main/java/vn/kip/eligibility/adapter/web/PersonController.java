package vn.kip.eligibility.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.eligibility.application.PersonChecks;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.domain.IdentityNumber;
import vn.kip.eligibility.domain.IdentityNumber.Contradiction;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;
import vn.kip.events.Sha256;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** What the desk wants to know of a person before a dossier is sent: whether particulars agree, never what others hold. */
@RestController
@RequestMapping("/persons")
class PersonController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 1_000_000;
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int ENDING = 4;

  private final PopulationRegister register;
  private final PersonChecks checks;
  private final CurrentOfficer officer;
  private final InstantSource clock;
  private final Limits limits;

  PersonController(PopulationRegister register, PersonChecks checks, CurrentOfficer officer, InstantSource clock,
      Limits limits) {
    this.register = register;
    this.checks = checks;
    this.officer = officer;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * How often an officer may ask: enough for a day at a busy counter, too seldom to find a birth date by trying.
   *
   * @param perHour of anybody
   * @param perPerson of one number in a day
   */
  @ConfigurationProperties("kip.person-checks")
  record Limits(@DefaultValue("120") int perHour, @DefaultValue("30") int perPerson) {}

  /** @param birthDate {@code YYYY-MM-DD}, or {@code YYYY} where only the year is known; a part would tell the rest */
  record Particulars(
      @NotNull @Size(max = 12) @Pattern(regexp = "[0-9]{9}|[0-9]{12}", message = "CCCD 12 / CMND 9") String identityNumber,
      @NotNull @Size(max = 200) String name,
      @NotNull @Size(max = 10) @Pattern(regexp = "[0-9]{4}(-[0-9]{2}-[0-9]{2})?", message = "YYYY-MM-DD, YYYY") String birthDate,
      @NotNull Sex sex) {}

  /**
   * Compares with the register; the ward is the officer's own, so that nobody finds out where a person lives by asking ward
   * after ward. The number stands in no address, which others keep.
   */
  @PostMapping("/check")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  Answer check(@RequestBody @Valid Particulars body) {
    var number = body.identityNumber();
    count(number);
    var contradiction = IdentityNumber.contradiction(number, body.birthDate(), body.sex()).map(Contradicted::of)
        .orElse(null);
    try {
      return register.find(number)
          .map(person -> new Answer(contradiction, Register.KNOWN,
              differences(person, body.name(), body.birthDate(), officer.get().ward()),
              person.status()))
          .orElse(new Answer(contradiction, Register.UNKNOWN, List.of(), null));
    } catch (PopulationRegister.RegisterAwayException | PopulationRegister.UnusableAnswerException _) {
      return new Answer(contradiction, Register.AWAY, List.of(), null);
    }
  }

  /** Recorded first: of many asked at once none is free. */
  private void count(String number) {
    var by = officer.get().id();
    var now = clock.instant();
    var digest = Sha256.hex(number);
    checks.record(new PersonChecks.Check(now, by, digest, number.substring(number.length() - ENDING)));
    if (checks.since(by, now.minus(AN_HOUR)) > limits.perHour()
        || checks.since(by, digest, now.minus(A_DAY)) > limits.perPerson()) {
      throw new RefusedException(Refusal.tooMany("person.checked-too-often", "identityNumber"));
    }
  }

  /** An officer's checks, the latest first. */
  @GetMapping("/checks")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
  List<PersonChecks.Check> checks(@RequestParam("officer") @NotBlank @Size(max = 100) String asked,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    return checks.of(new OfficerId(asked), page, PAGE);
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
