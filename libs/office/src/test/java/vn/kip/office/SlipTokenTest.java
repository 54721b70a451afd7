package vn.kip.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlipTokenTest {

  private static final String CODE = "000.18.25.H50-221114-0003";

  @Test
  void it_is_good_for_its_own_code_and_of_its_own_office() {
    var token = new SlipToken("a secret").of(CODE);

    assertThat(token).matches("[A-Za-z0-9_-]{22}");
    assertThat(new SlipToken("a secret").isOf(CODE, token)).isTrue();
    assertThat(new SlipToken("a secret").isOf("000.18.25.H50-221114-0004", token)).isFalse();
    assertThat(new SlipToken("another").isOf(CODE, token)).isFalse();
    assertThat(new SlipToken("a secret").isOf(CODE, "")).isFalse();
  }

  @Test
  void an_office_without_a_secret_gives_none_and_takes_none() {
    var none = new SlipToken(" ");

    assertThat(none.of(CODE)).isEmpty();
    assertThat(none.isOf(CODE, "")).isFalse();
    assertThat(none.isOf(CODE, new SlipToken("a secret").of(CODE))).isFalse();
  }
}
