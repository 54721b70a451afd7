package vn.kip.reporting.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.service.RefusedException;

class PeriodsTest {

  private static final LocalDate FROM = LocalDate.of(2012, 1, 1);

  @Test
  void ten_years_are_reported_at_once_and_no_day_more() {
    assertThat(Periods.of(FROM, LocalDate.of(2021, 12, 31), null).to()).isEqualTo(LocalDate.of(2021, 12, 31));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Periods.of(FROM, LocalDate.of(2022, 1, 1), null)).satisfies(refused -> {
          assertThat(refused.refusal().key()).isEqualTo("report.span");
          assertThat(refused.refusal().field()).isEqualTo("to");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "1899", "3000-Q1", "9999-12", "calendar-0001"})
  void a_period_of_no_year_between_1900_and_2999_has_no_name(String period) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Periods.of(null, null, period))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("report.period-unknown"));
  }
}
