package vn.kip.reporting.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.reporting.domain.Finding;
import vn.kip.reporting.domain.Finding.Amounts;
import vn.kip.reporting.domain.Finding.Why;

/** What a finding says is a key and values; its words are made where it is read. */
class FindingViewTest {

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_finding_has_its_sentence(String language) {
    var bundle = ResourceBundle.getBundle("findings", Locale.of(language));

    assertThat(bundle.getLocale()).isEqualTo(Locale.of(language));
    assertThat(bundle.keySet())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Why.values()).map(Why::name).toList());
  }

  @Test
  void amounts_stand_in_the_sentence() {
    var both = FindingView.of(new Finding(Why.ANOTHER_AMOUNT, "7", new Amounts(540_000, 720_000L)));
    var none = FindingView.of(new Finding(Why.ANOTHER_AMOUNT, "7", new Amounts(540_000, null)));

    assertThat(both.why()).isEqualTo("another amount: assessed 540000, granted 720000");
    assertThat(both.vi()).isEqualTo("số tiền khác: đánh giá 540000, quyết định 720000");
    assertThat(none.vi()).isEqualTo("số tiền khác: đánh giá 540000, quyết định –");
  }

  @Test
  void the_finding_of_a_dossier_has_its_members_beside_the_article() {
    var json = JsonMapper.shared().valueToTree(DossierViews.Raised.of(new Finding(Why.SECOND_REQUEST, "7")));

    assertThat(json.path("flag").asString()).isEqualTo("D1");
    assertThat(json.path("key").asString()).isEqualTo("SECOND_REQUEST");
    assertThat(json.path("why").asString()).isEqualTo("a second request");
    assertThat(json.path("vi").asString()).isEqualTo("yêu cầu bổ sung lần thứ hai");
    assertThat(json.path("article").asString()).startsWith("Decree");
  }
}
