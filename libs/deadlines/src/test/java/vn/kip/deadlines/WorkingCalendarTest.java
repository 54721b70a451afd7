package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.kip.deadlines.Office.at;
import static vn.kip.deadlines.Office.day;
import static vn.kip.deadlines.Office.release;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.deadlines.CalendarRelease.Occasion;
import vn.kip.deadlines.WorkingCalendar.Kind;

class WorkingCalendarTest {

  private static final WorkingCalendar CALENDAR = Calendars.vietnam();

  private static long workingDays(LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1)).filter(CALENDAR::isWorkingDay).count();
  }

  @ParameterizedTest
  @CsvSource({"2020,252", "2021,250", "2022,249", "2023,249", "2024,251", "2025,250", "2026,249"})
  void a_year_has_the_working_days_of_the_official_table(int year, long days) {
    assertThat(workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
      "2022,'19,16,23,20,20,22,21,23,20,21,22,22'",
      "2023,'16,20,23,20,20,22,21,23,19,22,22,21'"})
  void a_month_has_the_working_days_of_the_official_table(int year, String perMonth) {
    var counted = IntStream.rangeClosed(1, 12).mapToObj(month -> YearMonth.of(year, month))
        .map(month -> String.valueOf(workingDays(month.atDay(1), month.atEndOfMonth())))
        .collect(Collectors.joining(","));

    assertThat(counted).isEqualTo(perMonth);
  }

  @Test
  void every_day_of_seven_years_agrees_with_a_table_written_apart() {
    assertThat(day("2020-01-01").datesUntil(day("2027-01-01")))
        .allSatisfy(date -> assertThat(CALENDAR.isWorkingDay(date)).isEqualTo(NaiveCalendar.isWorkingDay(date)));
  }

  @Test
  void a_day_says_what_it_is_and_why() {
    assertThat(CALENDAR.day(day("2022-04-12"))).isEqualTo(
        new WorkingCalendar.Day(day("2022-04-12"), Kind.WORKING_DAY, null));
    assertThat(CALENDAR.day(day("2022-04-16")).kind()).isEqualTo(Kind.WEEKEND);
    assertThat(CALENDAR.day(day("2022-04-17")).kind()).isEqualTo(Kind.WEEKEND);
    assertThat(CALENDAR.day(day("2022-04-11"))).isEqualTo(new WorkingCalendar.Day(day("2022-04-11"), Kind.DAY_OFF,
        new Occasion("Nghỉ bù Giỗ Tổ Hùng Vương", "Hùng Kings' day, compensatory day")));
    assertThat(CALENDAR.day(day("2024-05-04"))).isEqualTo(new WorkingCalendar.Day(day("2024-05-04"),
        Kind.SWAPPED_WORKING_DAY, new Occasion("Làm bù ngày 29/4", "worked for 29 April")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-07-25", "2024-07-26"})
  void days_of_national_mourning_are_working_days(LocalDate date) {
    assertThat(CALENDAR.isWorkingDay(date)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-12-31", "2028-01-01", "2031-06-15"})
  void a_year_that_nobody_announced_is_an_error_not_a_year_without_holidays(LocalDate date) {
    assertThatExceptionOfType(CalendarDoesNotReachException.class).isThrownBy(() -> CALENDAR.isWorkingDay(date))
        .withMessage("calendar does not reach " + date.getYear())
        .satisfies(error -> assertThat(error.date()).isEqualTo(date));
  }

  @Test
  void the_first_and_last_day_of_the_covered_years_are_covered() {
    assertThat(CALENDAR.isWorkingDay(day("2020-01-01"))).isFalse();
    assertThat(CALENDAR.isWorkingDay(day("2026-12-31"))).isTrue();
  }

  @Test
  void the_nth_working_day_after_a_date_does_not_count_the_date_itself() {
    assertThat(CALENDAR.workingDayAfter(day("2022-04-08"), 1)).isEqualTo("2022-04-12");
    assertThat(CALENDAR.workingDayAfter(day("2022-04-08"), 3)).isEqualTo("2022-04-14");
  }

  @Test
  void a_release_announced_later_holds_for_the_years_it_covers() {
    var flood = release("vn-2022.2", 2022, "2022-09-27T10:00:00+07:00",
        "off 2022-09-28 Bão Noru | storm Noru");
    var calendar = Office.vietnamAnd(flood);

    assertThat(calendar.day(day("2022-09-28")).occasion()).isEqualTo(new Occasion("Bão Noru", "storm Noru"));
  }

  @Test
  void where_two_releases_cover_a_year_the_one_announced_last_has_the_last_word_in_whatever_order_they_are_given() {
    var first = release("a", 2022, "2021-12-01T00:00:00+07:00", "off 2022-06-01 một | one");
    var second = release("b", 2022, "2022-05-01T00:00:00+07:00", "off 2022-06-02 hai | two",
        "plain 2022-06-01 một | one");

    for (var releases : List.of(List.of(first, second), List.of(second, first))) {
      var calendar = new WorkingCalendar(releases);
      assertThat(calendar.isWorkingDay(day("2022-06-01"))).isTrue();
      assertThat(calendar.isWorkingDay(day("2022-06-02"))).isFalse();
      assertThat(calendar.releases()).containsExactly(second, first);
    }
  }

  @Test
  void what_is_recorded_before_a_later_release_is_counted_without_it() {
    var first = release("a", 2022, "2021-12-01T00:00:00+07:00", "off 2022-06-01 một | one");
    var second = release("b", 2022, "2022-05-01T09:00:00+07:00", "off 2022-06-02 hai | two",
        "plain 2022-06-01 một | one");
    var calendar = new WorkingCalendar(List.of(first, second));

    assertThat(calendar.countedWithAt(at("2022-05-01 08:59")).isWorkingDay(day("2022-06-01"))).isFalse();
    assertThat(calendar.countedWithAt(at("2022-05-01 09:00")).isWorkingDay(day("2022-06-01"))).isTrue();
  }

  @Test
  void the_first_release_of_a_year_is_counted_with_even_before_it_was_announced() {
    assertThat(CALENDAR.countedWithAt(at("2021-06-01 08:00")).isWorkingDay(day("2022-01-04"))).isTrue();
  }

  @Test
  void what_is_recorded_between_two_announcements_is_counted_by_one_calendar() {
    assertThat(CALENDAR.countedWithAt(at("2022-06-01 08:00"))).isSameAs(CALENDAR.countedWithAt(at("2022-06-02 08:00")));
  }

  @Test
  void every_release_says_what_it_rests_on_and_names_its_days_in_both_languages() {
    assertThat(CALENDAR.releases()).hasSize(10).allSatisfy(release -> {
      assertThat(release.decision()).isNotBlank();
      assertThat(release.daysOff().values()).isNotEmpty().allSatisfy(occasion -> {
        assertThat(occasion.vi()).isNotBlank();
        assertThat(occasion.en()).isNotBlank();
      });
    });
  }

  @Test
  void a_release_is_read_whole() {
    var release = Calendars.parse("vn-2030.1", List.of(
        "# 2030 and 2031",
        "",
        "id vn-2030.1",
        "years 2030 2031",
        "decision Decision 1/2029",
        "announced 2029-12-01T09:30:00+07:00",
        "off 2030-01-01 Tết Dương lịch | New Year",
        "work 2031-01-11 Làm bù | worked instead"));

    assertThat(release).isEqualTo(new CalendarRelease("vn-2030.1", 2030, 2031, "Decision 1/2029",
        at("2029-12-01 09:30"),
        Map.of(day("2030-01-01"), new Occasion("Tết Dương lịch", "New Year")),
        Map.of(day("2031-01-11"), new Occasion("Làm bù", "worked instead"))));
    assertThat(new WorkingCalendar(List.of(release)).isWorkingDay(day("2031-12-31"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "off 2022-13-01 một | one; Text '2022-13-01' could not be parsed",
      "off 2022-06-01; Index 1 out of bounds",
      "holiday 2022-06-01 một | one; unknown word holiday"})
  void a_line_that_cannot_be_read_is_named(String line, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> release("vn-2022.9", 2022, "2021-12-01T00:00:00+07:00", line))
        .withMessageStartingWith("vn-2022.9, line 5: " + reason);
  }

  @Test
  void a_day_off_stands_once_in_a_release() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> release("x", 2022, "2021-12-01T00:00:00+07:00", "off 2022-06-01 một | one",
            "off 2022-06-01 hai | two"))
        .withMessage("x, line 6: 2022-06-01 stands twice");
  }

  @Test
  void a_release_without_its_years_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Calendars.parse("x", List.of("id x")))
        .withMessage("x: no line \"years\"");
  }
}
