package vn.kip.eligibility.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.validation.Validation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.casefile.Refusal;
import vn.kip.eligibility.adapter.web.PersonController.Answer;
import vn.kip.eligibility.adapter.web.PersonController.Contradicted;
import vn.kip.eligibility.adapter.web.PersonController.Difference;
import vn.kip.eligibility.adapter.web.PersonController.Particulars;
import vn.kip.eligibility.application.PersonChecks;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

class PersonControllerTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "194", "1941-", "1941-0", "1941-05", "1941-05-1", "1941-05-12T"})
  void a_part_of_a_birth_date_is_no_question(String birthDate) {
    try (var validation = Validation.buildDefaultValidatorFactory()) {
      assertThat(validation.getValidator().validate(particulars(birthDate)))
          .extracting(violation -> violation.getPropertyPath().toString()).isNotEmpty().containsOnly("birthDate");
    }
  }

  @Test
  void a_whole_date_or_the_year_alone_is_compared_and_the_ward_is_the_officers_own() {
    assertThat(differences("19333", "1941-05-12")).isEmpty();
    assertThat(differences("19333", "1941")).isEmpty();
    assertThat(differences("19333", "1942")).containsExactly(Difference.BIRTH_DATE);
    assertThat(differences("19348", "1941")).containsExactly(Difference.WARD);
  }

  @Test
  void what_contradicts_the_number_is_named_with_its_value() {
    assertThat(answer("19333", "1942").contradiction())
        .isEqualTo(new Contradicted(PersonFinding.NUMBER_OF_ANOTHER_YEAR, List.of("1941")));
    assertThat(answer("19333", "1941").contradiction()).isNull();
  }

  @Test
  void a_birth_date_cannot_be_found_by_trying() {
    var checks = new MemoryPersonChecks();
    var controller = controller("19333", checks);
    var day = LocalDate.of(1941, 1, 1);
    int answered = 0;
    try {
      for (; answered < 366; answered++) {
        controller.check(particulars(day.plusDays(answered).toString()));
      }
    } catch (RefusedException refused) {
      assertThat(refused.refusal().key()).isEqualTo("person.checked-too-often");
      assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.TOO_MANY);
    }

    assertThat(answered).isEqualTo(PER_PERSON);
    assertThat(checks.of(new OfficerId("ward-19333-1"), 0, 100)).hasSize(PER_PERSON + 1)
        .allSatisfy(check -> assertThat(check.ending()).isEqualTo("0127"))
        .noneMatch(check -> check.number().contains(NUMBER));
  }

  @Test
  void nobody_asks_for_one_person_after_the_other_all_day() {
    var controller = controller("19333", new MemoryPersonChecks());

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> {
      for (int i = 0; i <= PER_HOUR; i++) {
        controller.check(new Particulars("0450410%05d".formatted(i), "lê văn thọ", "1941", Sex.M));
      }
    });
  }

  private static final int PER_PERSON = 30;
  private static final int PER_HOUR = 120;
  private static final String NUMBER = "045041000127";

  private static List<Difference> differences(String ward, String birthDate) {
    return answer(ward, birthDate).differs();
  }

  private static Answer answer(String ward, String birthDate) {
    return controller(ward, new MemoryPersonChecks()).check(particulars(birthDate));
  }

  private static Particulars particulars(String birthDate) {
    return new Particulars(NUMBER, "lê văn thọ", birthDate, Sex.M);
  }

  private static PersonController controller(String ward, PersonChecks checks) {
    return new PersonController(
        _ -> Optional.of(new Person("Lê Văn Thọ", "1941-05-12", "19333", "ALIVE", null)), checks,
        new CurrentOfficer() {
          @Override
          public Officer get() {
            return new Officer(new OfficerId("ward-" + ward + "-1"), Set.of(Role.WARD_OFFICER), ward);
          }
        }, () -> Instant.EPOCH, new PersonController.Limits(PER_HOUR, PER_PERSON));
  }

  private static final class MemoryPersonChecks implements PersonChecks {

    private final List<Check> checks = new ArrayList<>();

    @Override
    public void record(Check check) {
      checks.add(check);
    }

    @Override
    public long since(OfficerId officer, Instant since) {
      return checks.stream().filter(check -> check.officer().equals(officer) && !check.at().isBefore(since)).count();
    }

    @Override
    public long since(OfficerId officer, String number, Instant since) {
      return checks.stream().filter(check -> check.officer().equals(officer) && check.number().equals(number)
          && !check.at().isBefore(since)).count();
    }

    @Override
    public List<Check> of(OfficerId officer, int page, int size) {
      return checks.stream().filter(check -> check.officer().equals(officer)).toList();
    }
  }
}
