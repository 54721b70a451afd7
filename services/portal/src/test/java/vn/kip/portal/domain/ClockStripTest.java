package vn.kip.portal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.DeadlineReceipt.DayReceipt;
import vn.kip.deadlines.DeadlineReceipt.Why;
import vn.kip.portal.domain.ClockStrip.Kind;

class ClockStripTest {

  private static final LocalDate START = LocalDate.of(2022, 11, 16);
  private static final LocalDate DUE = LocalDate.of(2022, 11, 22);

  @Test
  void a_row_per_week_numbers_the_days_that_count_and_names_those_that_do_not() {
    var days = START.plusDays(1).datesUntil(DUE.plusDays(1))
        .map(day -> new DayReceipt(day, day.getDayOfWeek().getValue() < 6,
            day.getDayOfWeek().getValue() < 6 ? Why.WORKING_DAY : Why.WEEKEND, null))
        .toList();
    var strip = ClockStrip.of(START, DUE, days,
        Map.of(LocalDate.of(2022, 11, 14), Kind.ACCEPTED, LocalDate.of(2022, 11, 15), Kind.STOPPED, START,
            Kind.RESTARTED),
        LocalDate.of(2022, 11, 21));
    assertThat(strip.weeks().stream().map(ClockStripTest::drawn)).containsExactly(
        "start stop start n1 n2 off off", "n3-now due-day4 out out out out out");
    assertThat(strip.weeks().getLast().getFirst().firstOfMonth()).isTrue();
  }

  private static String drawn(List<ClockStrip.Cell> week) {
    return week.stream().map(cell -> cell.kind().css() + (cell.number() == 0 ? "" : cell.number())
        + (cell.today() ? "-now" : "")).collect(Collectors.joining(" "));
  }
}
