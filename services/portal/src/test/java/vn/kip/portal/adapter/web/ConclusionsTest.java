package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.kip.portal.adapter.services.EligibilityClient.Assessment;
import vn.kip.portal.adapter.services.EligibilityClient.Failed;
import vn.kip.portal.adapter.services.EligibilityClient.Line;
import vn.kip.portal.adapter.services.EligibilityClient.RuleTried;

/** The log names what was found; the sentence is made when it is read, and an older sentence is left as it is. */
class ConclusionsTest extends PortalTest {

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private Conclusions conclusions;

  @AfterEach
  void no_language_is_chosen() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vi | NUMBER_OF_ANOTHER_YEAR | 1972 | số định danh cho năm sinh 1972",
      "en | DEAD | 2021-08-30 | dead since 30/08/2021",
      "vi | DEAD | | đã mất",
      "vi | RESIDENT | | nơi cư trú",
      "en | OTHER_DOSSIERS | | there are others for the same programme",
      "vi | RESIDENT | 19348 | nơi cư trú: Phường 5",
      "en | RESIDENT | 19999 | resident in: 19999",
      "vi | BORN | 1941-05-12 | ngày sinh: 12/05/1941",
      "en | BORN | 1941 | born 1941",
      "vi | BORN | 1941-02-30 | ngày sinh: 1941-02-30",
      "vi | OTHER_DOSSIERS | H50-1;H50-2 | cùng thủ tục: H50-1, H50-2",
      "vi | OF_A_LATER_CONTRACT | 1 | OF_A_LATER_CONTRACT"})
  void what_was_found_of_a_person_is_said_in_the_readers_language(String language, String finding,
      @Nullable String values, String sentence) {
    LocaleContextHolder.setLocale(Locale.of(language));

    assertThat(conclusions.why(new RuleTried("register: x", false, "population register", "", null, finding,
        values == null ? null : List.of(values.split(";"))))).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vi | sinh ngày 12/05/1941 | Chưa đủ tuổi",
      "en | born 1941-05-12 | Too young"})
  void an_older_sentence_and_the_catalogues_stand_as_they_are(String language, String why, String failed) {
    LocaleContextHolder.setLocale(Locale.of(language));

    assertThat(conclusions.why(new RuleTried("register: birth date", true, "population register", "born 1941-05-12",
        "sinh ngày 12/05/1941", null, null))).isEqualTo(why);
    assertThat(conclusions.why(new Failed("K5c", "Điều 5", "Chưa đủ tuổi", "Too young", null, null)))
        .isEqualTo(failed);
  }

  @Test
  void what_is_in_the_way_of_a_list_or_of_its_lines_names_the_dossier_and_the_line() {
    LocaleContextHolder.setLocale(Locale.of("vi"));

    assertThat(conclusions.why(new Failed("list", "Quyết định 23/2021", "", "", "NOBODY_LISTED", null)))
        .isEqualTo("Danh sách không có người nào");
    assertThat(conclusions.lines(new Assessment("ELIGIBLE", null, null, 1L, null, List.of(), List.of(), List.of(),
        "2021-07", null, List.of(new Line(0, null, null), new Line(1233, "PAID_BY_EARLIER_DOSSIER", List.of("H50-1")),
            new Line(1234, "PAID_ON_EARLIER_LINE", null)))))
        .containsExactly("Dòng 1234: Mỗi người chỉ được hỗ trợ một lần; hồ sơ H50-1 được tiếp nhận trước",
            "Dòng 1235: Mỗi người chỉ được hỗ trợ một lần; đã có ở dòng trước");
  }
}
