package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.deadlines.Office.CALCULATOR;
import static vn.kip.deadlines.Office.at;
import static vn.kip.deadlines.Office.day;
import static vn.kip.deadlines.Office.due;
import static vn.kip.deadlines.Office.limit;
import static vn.kip.deadlines.Office.release;
import static vn.kip.deadlines.Office.vietnamAnd;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.CalendarRelease.Occasion;
import vn.kip.deadlines.DeadlineReceipt.DayReceipt;
import vn.kip.deadlines.DeadlineReceipt.StageReceipt;
import vn.kip.deadlines.DeadlineReceipt.Why;

class DeadlineCalculatorTest {

  @ParameterizedTest(name = "{1} from {0} is due on {2}: {3}")
  @CsvSource({
      "2022-01-20,22 WD,2022-02-28,Tết 31/1 to 4/2",
      "2022-04-07,5 WD,2022-04-15,11/4 compensates the Hùng Kings' Sunday",
      "2022-04-08,3 WD,2022-04-14,the same",
      "2022-04-29,3 WD,2022-05-06,2/5 and 3/5 both compensate",
      "2022-08-31,2 WD,2022-09-06,National day 1 and 2/9",
      "2022-12-30,7 WD,2023-01-11,2/1/2023 compensates",
      "2023-01-19,3 WD,2023-01-31,Tết 20 to 26/1",
      "2023-01-13,22 WD,2023-02-21,Tết",
      "2023-04-28,2 WD,2023-05-05,29/4 to 3/5",
      "2021-08-31,4 WD,2021-09-08,2 and 3/9/2021",
      "2022-03-01,22 WD,2022-03-31,no holiday",
      "2022-03-05,22 WD,2022-04-05,a Saturday is not counted",
      "2022-02-11,20 WD,2022-03-11,no holiday",
      "2022-06-15,25 WD,2022-07-20,no holiday",
      "2024-04-26,3 WD,2024-05-04,29/4 was swapped with Saturday 4/5",
      "2025-04-25,3 WD,2025-04-29,Saturday 26/4/2025 was worked"})
  void the_worked_examples_of_the_domain_page_hold(String received, String limit, LocalDate due, String why) {
    assertThat(due(limit, received)).as(why).isEqualTo(due);
  }

  @Test
  void the_day_of_the_event_is_not_counted() {
    assertThat(due("1 WD", "2022-03-15")).isEqualTo("2022-03-16");
    assertThat(due("1 CD", "2022-03-15")).isEqualTo("2022-03-16");
  }

  @Test
  void calendar_days_that_end_on_a_day_off_roll_forward() {
    assertThat(due("2 CD", "2022-01-28")).as("Sunday 30/1, then Tết").isEqualTo("2022-02-07");
    assertThat(due("10 CD", "2022-04-07")).as("Sunday 17/4").isEqualTo("2022-04-18");
  }

  @Test
  void each_stage_starts_at_the_due_date_of_the_one_before() {
    var receipt = CALCULATOR.due(limit("2 WD > 3 WD > 3 CD"), day("2022-03-01"));

    assertThat(receipt.stages()).extracting(StageReceipt::limit).containsExactly("2 WD", "3 WD", "3 CD");
    assertThat(receipt.stages()).extracting(StageReceipt::start)
        .containsExactly(day("2022-03-01"), day("2022-03-03"), day("2022-03-08"));
    assertThat(receipt.stages()).extracting(StageReceipt::due)
        .containsExactly(day("2022-03-03"), day("2022-03-08"), day("2022-03-11"));
    assertThat(receipt.due()).isEqualTo(new Deadline.EndOfDay(day("2022-03-11")));
  }

  @Test
  void a_receipt_shows_every_day_and_why_it_counts_or_not() {
    var receipt = CALCULATOR.due(limit("3 WD"), day("2022-04-08"));

    assertThat(receipt).isEqualTo(new DeadlineReceipt("vn-2022.1", day("2022-04-08"),
        new Deadline.EndOfDay(day("2022-04-14")),
        List.of(new StageReceipt("3 WD", day("2022-04-08"), day("2022-04-14"), List.of(
            new DayReceipt(day("2022-04-09"), false, Why.WEEKEND, null),
            new DayReceipt(day("2022-04-10"), false, Why.DAY_OFF,
                new Occasion("Giỗ Tổ Hùng Vương", "Hùng Kings' day")),
            new DayReceipt(day("2022-04-11"), false, Why.DAY_OFF,
                new Occasion("Nghỉ bù Giỗ Tổ Hùng Vương", "Hùng Kings' day, compensatory day")),
            new DayReceipt(day("2022-04-12"), true, Why.WORKING_DAY, null),
            new DayReceipt(day("2022-04-13"), true, Why.WORKING_DAY, null),
            new DayReceipt(day("2022-04-14"), true, Why.WORKING_DAY, null))))));
  }

  @Test
  void a_swapped_saturday_is_counted_and_named() {
    var days = CALCULATOR.due(limit("1 WD"), day("2025-04-25")).stages().getFirst().days();

    assertThat(days).containsExactly(new DayReceipt(day("2025-04-26"), true, Why.SWAPPED_WORKING_DAY,
        new Occasion("Làm bù ngày 2/5", "worked for 2 May")));
  }

  @Test
  void calendar_days_are_all_counted_and_the_rolled_days_are_shown() {
    var days = CALCULATOR.due(limit("2 CD"), day("2022-04-08")).stages().getFirst().days();

    assertThat(days).containsExactly(
        new DayReceipt(day("2022-04-09"), true, Why.CALENDAR_DAY, null),
        new DayReceipt(day("2022-04-10"), true, Why.CALENDAR_DAY, new Occasion("Giỗ Tổ Hùng Vương", "Hùng Kings' day")),
        new DayReceipt(day("2022-04-11"), false, Why.ROLLED_FORWARD,
            new Occasion("Nghỉ bù Giỗ Tổ Hùng Vương", "Hùng Kings' day, compensatory day")),
        new DayReceipt(day("2022-04-12"), false, Why.ROLLED_FORWARD, null));
  }

  @ParameterizedTest
  @CsvSource({
      "2022-03-14,2022-03-15,2022-03-30",
      "2022-03-15,2022-03-15,2022-03-30",
      "2022-03-16,2022-04-15,2022-05-04",
      "2022-12-31,2023-01-15,2023-01-30"})
  void a_review_of_poverty_starts_on_the_next_15th(String accepted, LocalDate start, LocalDate due) {
    var receipt = CALCULATOR.due(limit("15 CD from day 15"), day(accepted));

    assertThat(receipt.start()).isEqualTo(day(accepted));
    assertThat(receipt.stages().getFirst().start()).isEqualTo(start);
    assertThat(receipt.due().date()).isEqualTo(due);
  }

  @Test
  void days_before_the_15th_are_shown_as_not_started() {
    var days = CALCULATOR.due(limit("1 CD > 1 WD from day 15"), day("2022-03-13")).stages();

    assertThat(days.getFirst().days()).containsExactly(
        new DayReceipt(day("2022-03-14"), false, Why.NOT_STARTED, null),
        new DayReceipt(day("2022-03-15"), false, Why.NOT_STARTED, null),
        new DayReceipt(day("2022-03-16"), true, Why.CALENDAR_DAY, null));
    assertThat(days.getLast().days()).containsExactly(
        new DayReceipt(day("2022-03-17"), true, Why.WORKING_DAY, null));
  }

  @Test
  void hours_run_around_the_clock_from_the_instant() {
    var receipt = CALCULATOR.due(limit("12 H"), at("2022-04-29 22:30"));

    assertThat(receipt.due()).isEqualTo(new Deadline.Moment(at("2022-04-30 10:30")));
    assertThat(receipt.due().date()).isEqualTo("2022-04-30");
    assertThat(receipt.stages()).containsExactly(
        new StageReceipt("12 H", day("2022-04-29"), day("2022-04-30"), List.of()));
    assertThat(receipt.calendarRelease()).as("hours need no calendar").isEmpty();
  }

  @Test
  void hours_cannot_start_on_a_date() {
    assertThatIllegalArgumentException().isThrownBy(() -> CALCULATOR.due(limit("12 H"), day("2022-04-29")))
        .withMessage("a limit in hours starts at an instant, not on a date: 12 H");
  }

  @Test
  void an_instant_counts_by_its_local_date() {
    assertThat(CALCULATOR.due(limit("1 WD"), at("2022-03-15 23:59")).due().date()).isEqualTo("2022-03-16");
    assertThat(CALCULATOR.due(limit("1 WD"), at("2022-03-16 00:00")).due().date()).isEqualTo("2022-03-17");
  }

  @Test
  void a_limit_over_new_year_names_both_releases() {
    assertThat(CALCULATOR.due(limit("7 WD"), day("2022-12-30")).calendarRelease()).isEqualTo("vn-2022.1+vn-2023.1");
    assertThat(CALCULATOR.due(limit("3 WD"), day("2022-12-31")).calendarRelease()).isEqualTo("vn-2023.1");
  }

  @ParameterizedTest
  @CsvSource({"22 WD,2026-12-10", "15 CD,2026-12-20", "1 WD,2026-12-31", "1 WD,2031-03-03"})
  void where_the_calendar_does_not_reach_there_is_no_due_date(String limit, String start) {
    assertThatExceptionOfType(CalendarDoesNotReachException.class).isThrownBy(() -> due(limit, start));
  }

  @Test
  void a_start_before_the_first_release_does_no_harm_when_no_day_before_it_is_counted() {
    assertThat(due("1 WD", "2019-12-31")).isEqualTo("2020-01-02");
    assertThat(due("10 CD", "2019-12-28")).isEqualTo("2020-01-07");
    assertThat(CALCULATOR.due(limit("10 CD"), day("2019-12-28")).calendarRelease()).isEqualTo("vn-2020.1");
  }

  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource({"2026-12-01,22 WD,2026-12-31", "2026-11-28,22 WD,2026-12-29", "2026-12-30,1 WD,2026-12-31",
      "2026-11-28,33 CD,2026-12-31"})
  void a_limit_that_ends_on_the_last_day_of_the_calendar_is_counted(String received, String limit, LocalDate due) {
    assertThat(due(limit, received)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource({"2026-12-02,22 WD", "2026-11-28,25 WD", "2026-11-28,12 CD > 7 WD > 12 CD", "2026-12-31,1 WD",
      "2026-11-28,34 CD"})
  void a_limit_that_ends_after_the_last_calendar_names_the_year_that_is_missing(String received, String limit) {
    assertThatThrownBy(() -> due(limit, received)).isInstanceOfSatisfying(CalendarDoesNotReachException.class,
        missing -> assertThat(missing.date()).hasYear(2027)).hasMessage("calendar does not reach 2027");
  }

  @Test
  void a_day_off_announced_late_moves_only_what_is_counted_with_it() {
    var late = release("vn-2022.2", 2022, "2022-09-27T10:00:00+07:00", "off 2022-09-28 Bão Noru | storm Noru");
    var calendar = vietnamAnd(late);

    assertThat(
        new DeadlineCalculator(calendar.countedWithAt(at("2022-09-27 09:59"))).due(limit("2 WD"), day("2022-09-26"))
            .due().date())
        .isEqualTo("2022-09-28");
    var after = new DeadlineCalculator(calendar.countedWithAt(at("2022-09-27 10:00"))).due(limit("2 WD"),
        day("2022-09-26"));
    assertThat(after.due().date()).isEqualTo("2022-09-29");
    assertThat(after.calendarRelease()).isEqualTo("vn-2022.2");
  }

  @Test
  void a_day_is_met_up_to_midnight_and_hours_up_to_the_instant() {
    var day = new Deadline.EndOfDay(day("2022-03-16"));
    assertThat(day.isMetAt(at("2022-03-16 23:59"))).isTrue();
    assertThat(day.isMetAt(at("2022-03-17 00:00"))).isFalse();
    assertThat(day.overdueFrom()).isEqualTo("2022-03-17");

    var hours = new Deadline.Moment(at("2022-03-16 10:00"));
    assertThat(hours.isMetAt(at("2022-03-16 10:00"))).isTrue();
    assertThat(hours.isMetAt(at("2022-03-16 10:01"))).isFalse();
    assertThat(hours.overdueFrom()).isEqualTo("2022-03-16");
  }
}
