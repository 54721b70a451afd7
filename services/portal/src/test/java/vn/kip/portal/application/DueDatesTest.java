package vn.kip.portal.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.Calendars;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.DueBadge.Shape;
import vn.kip.portal.domain.DueBadge.Words;
import vn.kip.portal.domain.Standing;

/** The mock's day is Wednesday 14/12/2022; the office's clocks are seven hours ahead. */
class DueDatesTest {

  private final DueDates dates = new DueDates(Calendars.vietnam(),
      InstantSource.fixed(Instant.parse("2022-12-13T17:30:00Z")));

  @ParameterizedTest
  @CsvSource({
      "2022-12-13, LATE,  LATE,       1",
      "2022-12-14, TODAY, TODAY,      0",
      "2022-12-15, NEAR,  LEFT,       1",
      "2022-12-16, NEAR,  LEFT,       2",
      "2022-12-19, NEAR,  LEFT,       3",
      "2022-12-20, OK,    LEFT,       4",
      "2023-01-10, OK,    LEFT,      18",
      "2031-01-10, OK,    BY,         0"})
  void an_open_dossier_says_how_many_working_days_are_left(LocalDate due, Shape shape, Words words, int days) {
    var badge = dates.badge(new Standing.Open(due));
    assertThat(badge.shape()).isEqualTo(shape);
    assertThat(badge.words()).isEqualTo(words);
    assertThat(badge.workingDays()).isEqualTo(days);
  }

  @Test
  void on_a_day_off_after_the_due_date_nobody_reads_zero_days() {
    var saturday = new DueDates(Calendars.vietnam(), InstantSource.fixed(Instant.parse("2022-12-17T03:00:00Z")));
    assertThat(saturday.badge(new Standing.Open(LocalDate.of(2022, 12, 16))))
        .isEqualTo(DueBadge.of(Shape.LATE, Words.LATE_SINCE, LocalDate.of(2022, 12, 16)));
  }

  @Test
  void what_cannot_be_computed_is_unproven_and_never_in_time() {
    assertThat(dates.badge(new Standing.Open(null)).shape()).isEqualTo(Shape.UNPROVEN);
    assertThat(dates.badge(new Standing.Decided(LocalDate.of(2022, 12, 1), null)).shape()).isEqualTo(Shape.UNPROVEN);
  }

  @ParameterizedTest
  @CsvSource({
      "2022-12-13, 2022-12-23, DONE, DECIDED_EARLY, 8",
      "2022-12-23, 2022-12-23, DONE, DECIDED_ON,    0",
      "2022-12-26, 2022-12-23, LATE, DECIDED_LATE,  1",
      "2022-12-24, 2022-12-23, LATE, DECIDED_LATE,  1"})
  void a_decided_one_says_how_early_or_late_it_was(LocalDate on, @Nullable LocalDate due, Shape shape, Words words,
      int days) {
    var badge = dates.badge(new Standing.Decided(on, due));
    assertThat(badge.shape()).isEqualTo(shape);
    assertThat(badge.words()).isEqualTo(words);
    assertThat(badge.workingDays()).isEqualTo(days);
  }
}
