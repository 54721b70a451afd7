package vn.kip.portal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The official year ends on 14 December. */
class ReportPeriodTest {

  @Test
  void the_official_year_of_a_day_changes_on_15_december() {
    assertThat(ReportPeriod.of(null, null, null, LocalDate.of(2022, 12, 14)).name()).isEqualTo("2022");
    assertThat(ReportPeriod.of("", null, null, LocalDate.of(2022, 12, 15)).name()).isEqualTo("2023");
    assertThat(ReportPeriod.year(LocalDate.of(2023, 1, 1))).isEqualTo(2023);
  }

  @Test
  void days_count_before_a_name() {
    var day = LocalDate.of(2022, 3, 1);
    assertThat(ReportPeriod.of("2022", day, day, day)).isEqualTo(new ReportPeriod(null, day, day));
  }
}
