package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KipTest {

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "help due", "due --help", "report form06 --help", "help report"})
  void every_level_has_its_help(String words) {
    assertThat(Kip.run(words.split(" "))).isEqualTo(Exit.DONE.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly", "due --wings", "due", "--wings due"})
  void words_it_does_not_know_are_wrong_usage(String words) {
    assertThat(Kip.run(words.split(" "))).isEqualTo(Exit.USAGE.code());
  }

  @Test
  void a_due_date_is_explained_with_nothing_running() {
    assertThat(Kip.run("due", "--programme", "SOC_MONTHLY", "--start", "2022-01-20")).isEqualTo(Exit.DONE.code());
  }
}
