package vn.kip.intake.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestsTest {

  @Test
  void a_paper_that_is_none_is_refused_by_its_place() {
    assertThat(wrong("[null]")).isEqualTo("papers[0].<list element>");
    assertThat(wrong("[{'id': 'declaration', 'handling': 'SUBMITTED'}, {'handling': 'SHOWN'}]"))
        .isEqualTo("papers[1].id");
    assertThat(wrong("[{'id': 'declaration'}]")).isEqualTo("papers[0].handling");
    assertThat(wrong("[{'id': 'declaration', 'handling': 'SUBMITTED', 'file': 'f-1'}]")).isEmpty();
  }

  @Test
  void who_hands_in_and_how_is_always_said() {
    assertThat(wrong("[]", "'channel': 'DESK',")).isEqualTo("channel");
    assertThat(wrong("[]", ", 'sex': 'F'")).isEqualTo("applicant.sex");
  }

  private static String wrong(String papers) {
    return wrong(papers, "");
  }

  private static String wrong(String papers, String without) {
    var json = """
        {'id': 'dossier-1', 'programme': 'P', 'ward': '19333', 'channel': 'DESK', 'facts': {},
         'applicant': {'name': 'Bùi Thị Đào', 'identityNumber': '045172302395', 'birthDate': '1972', 'sex': 'F'},
         'papers': %s}""".formatted(papers).replace(without, "").replace('\'', '"');
    var submit = JsonMapper.builder().build().readValue(json, Requests.Submit.class);
    try (var validation = Validation.buildDefaultValidatorFactory()) {
      return validation.getValidator().validate(submit).stream().map(wrong -> wrong.getPropertyPath().toString())
          .findFirst().orElse("");
    }
  }
}
