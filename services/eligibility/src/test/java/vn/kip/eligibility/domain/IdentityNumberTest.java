package vn.kip.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.events.IntakeEvent.Sex;

class IdentityNumberTest {

  @ParameterizedTest(name = "{0}, born {1}, {2}: {3}")
  @CsvSource(nullValues = "-", value = {
      "045172302395,1972-12-19,F,-",
      "045072302395,1972-12-19,M,-",
      "045172302395,1972,F,-",
      "045172302395,1973-12-19,F,1972",
      "045172302395,1972-12-19,M,another sex",
      "045204302395,2004-02-29,M,-",
      "045304302395,2004-02-29,F,-",
      "045204302395,1904-02-29,M,2004",
      "197123456,1938,M,-"})
  void a_number_of_twelve_digits_must_agree_with_birth_year_and_sex(String number, String birthDate, Sex sex,
      String contradiction) {
    assertThat(IdentityNumber.contradiction(number, birthDate, sex).map(IdentityNumberTest::said).orElse(null))
        .isEqualTo(contradiction);
  }

  private static String said(IdentityNumber.Contradiction contradiction) {
    return switch (contradiction) {
      case IdentityNumber.Contradiction.AnotherYear(int year) -> Integer.toString(year);
      case IdentityNumber.Contradiction.AnotherSex() -> "another sex";
    };
  }
}
