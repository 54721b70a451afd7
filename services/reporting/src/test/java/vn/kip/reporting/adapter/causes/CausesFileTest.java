package vn.kip.reporting.adapter.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.reporting.domain.OverdueCauses.Cause;

class CausesFileTest {

  private static final String OWN = """
      - from: 2020-01-01
        law: "Quy định cũ"
        assumed: []
        groups:
          - {code: "x", vi: "Khác", en: "other", causes: [{code: "x1", vi: "Cũ", en: "old"}]}
      - from: 2022-07-01
        law: "Quy định mới"
        assumed: []
        groups:
          - {code: "y", vi: "Khác", en: "other", causes: [{code: "y1", vi: "Mới", en: "new"}]}
      """;

  @TempDir
  Path folder = Path.of("unset");

  @Test
  void the_list_that_ships_has_the_usual_codes_and_says_that_nobody_has_verified_them() {
    var list = CausesFile.of("").on(LocalDate.of(2022, 1, 1));

    assertThat(list.causes().stream().map(Cause::code)).containsExactly("a1", "a2", "a3", "b1", "b2", "b3", "c", "d",
        "đ", "e");
    assertThat(list.assumed()).isNotEmpty();
  }

  @Test
  void an_office_has_lists_of_its_own_each_from_its_day() throws IOException {
    var causes = CausesFile.of(file(OWN));

    assertThat(causes.on(LocalDate.of(2022, 6, 30)).law()).isEqualTo("Quy định cũ");
    assertThat(causes.on(LocalDate.of(2022, 7, 1)).law()).isEqualTo("Quy định mới");
  }

  @Test
  void what_was_stated_by_another_list_keeps_its_column_and_its_name() throws IOException {
    var causes = CausesFile.of(file(OWN));

    assertThat(causes.columns(LocalDate.of(2022, 8, 1), Stream.of("x1", "y1", "gone")).stream().map(Cause::vi))
        .containsExactly("Mới", "gone", "Cũ");
  }

  @Test
  void a_broken_file_is_named_with_what_is_wrong() throws IOException {
    var twice = file(OWN.replace("y1", "x1").replace("2022-07-01", "2020-01-01"));
    assertThatThrownBy(() -> CausesFile.of(twice)).hasMessageContaining(twice).hasMessageContaining("two lists");
    var unreadable = file(OWN.replace("law: \"Quy định mới\"", "lwa: x"));
    assertThatThrownBy(() -> CausesFile.of(unreadable)).hasMessageContaining(unreadable).hasMessageContaining("line");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("causes.yaml"), text).toString();
  }
}
