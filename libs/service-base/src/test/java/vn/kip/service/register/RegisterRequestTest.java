package vn.kip.service.register;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.service.register.RegisterRequest.Run;

class RegisterRequestTest {

  @Test
  void a_dossier_stands_once_in_a_request() {
    assertThat(new RegisterRequest(List.of(run("a"), run("b"))).repeatedKey()).isEmpty();
    assertThat(new RegisterRequest(List.of(run("a"), run("b"), run("a"))).repeatedKey())
        .contains("dossiers[2].key");
  }

  @Test
  void a_row_without_one_of_its_cells_is_named() {
    assertThat(wrong("[{'key': 'a', 'actions': [], 'dossier': {'programme': 'P', 'ward': '19333', 'channel': 'DESK',"
        + " 'applicantName': 'A', 'applicantId': '045172302395', 'birthDate': '1972', 'sex': 'F',"
        + " 'submittedAt': '2022-01-04T08:15:00+07:00', 'facts': {}}}]")).containsExactly("dossiers[0].dossier.code");
    assertThat(wrong("[null]")).containsExactly("dossiers[0].<list element>");
    assertThat(wrong("[{'key': 'a', 'actions': [null]}]")).containsExactly("dossiers[0].actions[0].<list element>");
    assertThat(wrong("[{'key': 'a', 'actions': [], 'after': {'intake': null}}]")).hasSize(1);
  }

  private static Run run(String key) {
    return new Run(key, null, null, List.of());
  }

  private static List<String> wrong(String dossiers) {
    var json = "{'dossiers': %s}".formatted(dossiers).replace('\'', '"');
    var request = JsonMapper.builder().build().readValue(json, RegisterRequest.class);
    try (var validation = Validation.buildDefaultValidatorFactory()) {
      return validation.getValidator().validate(request).stream().map(wrong -> wrong.getPropertyPath().toString())
          .toList();
    }
  }
}
