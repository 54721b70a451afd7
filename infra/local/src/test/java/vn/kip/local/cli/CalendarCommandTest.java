package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar.Reach;
import vn.kip.local.cli.CalendarCommand.Year;
import vn.kip.programmes.Catalogue;

class CalendarCommandTest {

  private static Year year(String today, int year) {
    return new CalendarCommand.Reaching(Calendars.vietnam(), Catalogue.bundled()).years(LocalDate.parse(today)).stream()
        .filter(one -> one.year() == year).findFirst().orElseThrow();
  }

  @Test
  void a_year_is_felt_from_the_first_day_on_which_a_limit_reaches_it() {
    var next = year("2026-11-28", 2027);

    assertThat(next.reach()).isEqualTo(Reach.PROVISIONAL);
    assertThat(next.feltFrom()).as("25 working days from 27 November end in January").isEqualTo("2026-11-27");
    assertThat(next.open()).isNotEmpty();
    assertThat(next.sentence()).contains("provisional", "felt from 2026-11-27", "25 WD");
  }

  @Test
  void a_year_that_is_missing_is_felt_though_nothing_of_it_is_known() {
    assertThat(year("2026-11-28", 2028).reach()).isEqualTo(Reach.MISSING);
    assertThat(year("2026-11-28", 2028).feltFrom()).isBetween(LocalDate.of(2027, 11, 1), LocalDate.of(2027, 12, 1));
    assertThat(year("2027-12-20", 2029).feltFrom()).isBetween(LocalDate.of(2028, 11, 1), LocalDate.of(2028, 12, 1));
    assertThat(year("2027-12-20", 2028).isFeltOn(LocalDate.of(2027, 12, 20))).isTrue();
  }

  @Test
  void of_a_year_that_is_known_nothing_is_felt() {
    assertThat(year("2026-11-28", 2026)).satisfies(known -> {
      assertThat(known.reach()).isEqualTo(Reach.KNOWN);
      assertThat(known.releases()).containsExactly("vn-2026.1", "vn-2026.1-cv12729", "vn-2026.1-nq28");
      assertThat(known.feltFrom()).isNull();
    });
  }
}
