package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
      "2022, 2021-12-15, 2022-12-14, năm 2022",
      "2023-Q1, 2022-12-15, 2023-03-14, quý I năm 2023",
      "2022-Q4, 2022-09-15, 2022-12-14, quý IV năm 2022",
      "2022-H1, 2021-12-15, 2022-06-14, 6 tháng đầu năm 2022",
      "2022-H2, 2022-06-15, 2022-12-14, 6 tháng cuối năm 2022",
      "2022-9M, 2021-12-15, 2022-09-14, 9 tháng năm 2022",
      "2022-01, 2021-12-15, 2022-01-14, tháng 01 năm 2022",
      "2022-12, 2022-11-15, 2022-12-14, tháng 12 năm 2022",
      "calendar-2022, 2022-01-01, 2022-12-31, năm 2022 (dương lịch)",
      "calendar-2024-02, 2024-02-01, 2024-02-29, tháng 02 năm 2024 (dương lịch)",
      "calendar-2022-Q2, 2022-04-01, 2022-06-30, quý II năm 2022 (dương lịch)"})
  void a_period_is_known_by_its_text_and_by_its_days(String text, LocalDate from, LocalDate to, String name) {
    assertThat(Period.parse(text)).contains(new Period(from, to, name));
    assertThat(Period.between(from, to).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22", "2022-Q5", "2022-13", "2022-00", "2022-1", "2022-H3", "2022-6M", "Calendar-2022",
      "2022-q1",
      "2022-01-01"})
  void anything_else_is_no_period(String text) {
    assertThat(Period.parse(text)).isEmpty();
  }

  @Test
  void the_days_of_one_year_follow_one_another_without_a_gap() {
    for (int month = 2; month <= 12; month++) {
      var before = Period.parse("2022-%02d".formatted(month - 1)).orElseThrow();
      assertThat(Period.parse("2022-%02d".formatted(month)).orElseThrow().from()).isEqualTo(before.to().plusDays(1));
    }
    assertThat(Period.parse("2023").orElseThrow().from())
        .isEqualTo(Period.parse("2022").orElseThrow().to().plusDays(1));
  }

  @Test
  void days_of_no_period_have_no_name() {
    assertThat(Period.between(LocalDate.of(2022, 1, 3), LocalDate.of(2022, 1, 9)).name()).isEmpty();
  }
}
