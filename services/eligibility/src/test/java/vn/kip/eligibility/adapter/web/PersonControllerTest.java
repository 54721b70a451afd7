package vn.kip.eligibility.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.eligibility.adapter.web.PersonController.Answer;
import vn.kip.eligibility.adapter.web.PersonController.Contradicted;
import vn.kip.eligibility.adapter.web.PersonController.Difference;
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
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> differences("19333", birthDate))
        .satisfies(refused -> assertThat(refused.refusal().field()).isEqualTo("birthDate"));
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

  private static List<Difference> differences(String ward, String birthDate) {
    return answer(ward, birthDate).differs();
  }

  private static Answer answer(String ward, String birthDate) {
    var controller = new PersonController(
        _ -> Optional.of(new Person("Lê Văn Thọ", "1941-05-12", "19333", "ALIVE", null)), new CurrentOfficer() {
          @Override
          public Officer get() {
            return new Officer(new OfficerId("ward-" + ward + "-1"), Set.of(Role.WARD_OFFICER), ward);
          }
        });
    return controller.check("045041000127", "lê văn thọ", birthDate, Sex.M);
  }
}
