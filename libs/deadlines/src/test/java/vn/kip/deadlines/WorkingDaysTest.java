package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.kip.deadlines.Office.day;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  private static final WorkingCalendar CALENDAR = Calendars.vietnam().announced();
  private final WorkingDays days = new WorkingDays(CALENDAR);

  @Test
  void the_days_between_are_those_that_are_counted_one_by_one() {
    for (var from = day("2021-12-25"); from.isBefore(day("2022-02-20")); from = from.plusDays(1)) {
      int counted = 0;
      for (var to = from.plusDays(1); to.isBefore(day("2022-05-20")); to = to.plusDays(1)) {
        counted += CALENDAR.isWorkingDay(to) ? 1 : 0;
        assertThat(days.between(from, to)).as(from + " to " + to).isEqualTo(counted);
        assertThat(days.between(to, from)).isEqualTo(-counted);
      }
    }
  }

  @Test
  void they_reach_from_the_first_day_of_the_first_release_to_the_last_of_the_last() {
    assertThat(days.between(day("2020-01-01"), day("2020-01-03"))).isEqualTo(2);
    assertThat(days.between(day("2026-12-30"), day("2026-12-31"))).isEqualTo(1);
    for (var outside : List.of("2019-12-31", "2027-01-01")) {
      assertThatExceptionOfType(CalendarDoesNotReachException.class)
          .isThrownBy(() -> days.between(day("2022-03-01"), day(outside)))
          .satisfies(missing -> assertThat(missing.date()).isEqualTo(outside));
    }
  }

  @Test
  void so_many_working_days_before_a_date_is_the_last_day_from_which_there_are_so_many() {
    assertThat(IntStream.rangeClosed(0, 3).mapToObj(n -> days.before(day("2022-04-14"), n).toString()))
        .containsExactly("2022-04-14", "2022-04-13", "2022-04-12", "2022-04-11");
    assertThat(days.before(day("2022-02-08"), 2)).as("Tết between").isEqualTo("2022-02-06");
  }
}
