package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.Sex;
import vn.kip.office.SlipToken;

class SlipHolderTest {

  private static final String CODE = "000.18.25.H50-221114-0003";
  private static final SlipToken TOKENS = new SlipToken("a secret");
  private static final Applicant APPLICANT = new Applicant("Bùi Thị Đào", "045172302395", "1972", Sex.F);

  @Test
  void the_last_four_digits_or_the_token_of_the_slip_will_do() {
    assertThat(mayAsk("2395", "")).isTrue();
    assertThat(mayAsk("", TOKENS.of(CODE))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "395", "02395", "045172302395", "2396", "    "})
  void other_digits_will_not(String digits) {
    assertThat(mayAsk(digits, "")).isFalse();
  }

  @Test
  void neither_will_the_token_of_another_dossier_or_another_office() {
    assertThat(mayAsk("", TOKENS.of(CODE + "1"))).isFalse();
    assertThat(mayAsk("", new SlipToken("another").of(CODE))).isFalse();
    assertThat(new SlipHolder(CODE, "", "").mayAskOf(APPLICANT, new SlipToken(""))).isFalse();
  }

  private static boolean mayAsk(String digits, String token) {
    return new SlipHolder(CODE, digits, token).mayAskOf(APPLICANT, TOKENS);
  }
}
