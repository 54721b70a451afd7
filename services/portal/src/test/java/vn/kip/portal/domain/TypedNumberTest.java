package vn.kip.portal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

  @ParameterizedTest
  @CsvSource({"7200000,7200000", "7.200.000,7200000", "7 200 000,7200000", "7\u00a0200\u00a0000,7200000", "1.000,1000",
      "' 45 ',45", "12,12", "-3,-3", "0,0", "45\u00a0,45"})
  void dots_and_blanks_part_groups_of_three(String typed, String digits) {
    assertThat(TypedNumber.digits(typed)).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.5", "7200000.00", "7.200.00", "7,200,000", "7.200 000", "1.0000", "", "1e3", "12a", ".5",
      "1234.567"})
  void what_may_be_a_fraction_or_another_grouping_is_not_read(String typed) {
    assertThat(TypedNumber.digits(typed)).isEmpty();
  }
}
