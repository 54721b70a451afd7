package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.deadlines.Office.accepted;
import static vn.kip.deadlines.Office.at;
import static vn.kip.deadlines.Office.calendarChanged;
import static vn.kip.deadlines.Office.day;
import static vn.kip.deadlines.Office.decided;
import static vn.kip.deadlines.Office.limit;
import static vn.kip.deadlines.Office.received;
import static vn.kip.deadlines.Office.release;
import static vn.kip.deadlines.Office.requested;
import static vn.kip.deadlines.Office.vietnamAnd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.deadlines.ClockReading.Span;

/** A storm closes the offices on 28 September 2022, announced the day before. */
class CalendarReleaseTest {

  private static final CalendarRelease STORM = release("vn-2022.2", 2022, "2022-09-27T10:00:00+07:00",
      "off 2022-09-28 Bão Noru | storm Noru");

  @Test
  void a_dossier_accepted_before_keeps_its_due_date_until_an_event_moves_it() {
    var untouched = clock(accepted("2022-09-26 08:00"));
    var moved = clock(accepted("2022-09-26 08:00"), calendarChanged("2022-09-27 11:00"));

    assertThat(due(untouched)).isEqualTo("2022-09-28");
    assertThat(due(moved)).isEqualTo("2022-09-29");
    assertThat(moved.promises()).extracting(promise -> promise.receipt().due().date().toString())
        .containsExactly("2022-09-28", "2022-09-29");
    assertThat(moved.dueInForceAt(at("2022-09-27 10:59"))).hasValue(new Deadline.EndOfDay(day("2022-09-28")));
    assertThat(moved.dueInForceAt(at("2022-09-27 11:00"))).hasValue(new Deadline.EndOfDay(day("2022-09-29")));
  }

  @Test
  void a_dossier_accepted_after_counts_with_it_from_the_start() {
    assertThat(due(clock(accepted("2022-09-27 10:01")))).isEqualTo("2022-09-30");
    assertThat(due(clock(accepted("2022-09-27 09:59")))).isEqualTo("2022-09-29");
  }

  @Test
  void what_was_overdue_before_stays_overdue_on_those_days() {
    var reading = clock(accepted("2022-09-22 08:00"), calendarChanged("2022-09-28 08:00"));

    assertThat(reading.spans()).containsExactly(
        new Span(OpenState.IN_TIME, day("2022-09-22"), day("2022-09-27")),
        new Span(OpenState.OVERDUE, day("2022-09-27"), day("2022-09-28")),
        new Span(OpenState.OVERDUE, day("2022-09-28"), null));
  }

  @Test
  void it_is_judged_by_the_due_date_in_force_when_decided() {
    assertThat(clock(accepted("2022-09-26 08:00"), decided("2022-09-29 15:00")).resultClass())
        .isEqualTo(ResultClass.LATE);
    assertThat(clock(accepted("2022-09-26 08:00"), calendarChanged("2022-09-27 11:00"), decided("2022-09-29 15:00"))
        .resultClass()).isEqualTo(ResultClass.ON);
  }

  @Test
  void what_is_decided_moves_no_more() {
    var reading = clock(accepted("2022-09-26 08:00"), decided("2022-09-27 09:00"), calendarChanged("2022-09-27 11:00"));

    assertThat(reading.promises()).hasSize(1);
    assertThat(reading.resultClass()).isEqualTo(ResultClass.BEFORE);
  }

  @Test
  void while_papers_are_outstanding_nothing_is_promised_and_the_restart_counts_with_the_release() {
    var reading = clock(accepted("2022-09-26 08:00"), requested("2022-09-26 10:00"),
        calendarChanged("2022-09-27 11:00"), received("2022-09-27 14:00"));

    assertThat(reading.promises()).hasSize(2);
    assertThat(reading.restartedAt()).isEqualTo(at("2022-09-27 14:00"));
    assertThat(due(reading)).isEqualTo("2022-09-30");
  }

  @Test
  void an_office_adds_releases_as_files(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("storm.txt"), """
        id vn-2022.2
        years 2022 2022
        decision x
        announced 2022-09-27T10:00:00+07:00
        off 2022-09-28 Bão Noru | storm Noru
        """);

    var calendar = Calendars.of(folder.toString());

    assertThat(calendar.isWorkingDay(day("2022-09-28"))).isFalse();
    assertThat(calendar.isWorkingDay(day("2023-09-28"))).isTrue();
    assertThat(Calendars.of(" ")).isSameAs(Calendars.vietnam());
  }

  @Test
  void a_release_that_is_there_already_or_cannot_be_read_is_named(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("again.txt"), """
        id vn-2022.1
        years 2022 2022
        decision x
        announced 2022-09-27T10:00:00+07:00
        """);
    assertThatThrownBy(() -> Calendars.of(folder.toString())).hasMessageContaining("again.txt")
        .hasMessageContaining("vn-2022.1");

    Files.writeString(folder.resolve("again.txt"), "id x\noff 2022-13-01 a | b\n");
    assertThatThrownBy(() -> Calendars.of(folder.toString())).hasMessageContaining("again.txt, line 2");
  }

  @Test
  void a_day_off_more_adds_to_those_of_the_year(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("storm.txt"), """
        id vn-2026.2
        years 2026 2026
        decision x
        announced 2026-11-26T09:00:00+07:00
        off 2026-12-03 bão | storm
        """);

    var calculator = new DeadlineCalculator(Calendars.of(folder.toString()));

    assertThat(calculator.due(limit("1 WD"), day("2026-12-02")).due().date()).isEqualTo("2026-12-04");
    assertThat(calculator.due(limit("1 WD"), day("2026-08-28")).due().date()).isEqualTo("2026-09-03");
    assertThat(calculator.calendar().isWorkingDay(day("2026-08-22"))).isTrue();
    assertThat(calculator.countedWithAt(at("2026-11-26 08:59")).due(limit("1 WD"), day("2026-12-02")).due().date())
        .isEqualTo("2026-12-03");
  }

  @Test
  void the_days_of_2026_were_known_release_by_release() {
    assertThat(Calendars.vietnam().countedWithAt(at("2025-11-01 08:00")).isWorkingDay(day("2026-01-02"))).isTrue();
    assertThat(Calendars.vietnam().countedWithAt(at("2025-12-02 08:00")).isWorkingDay(day("2026-01-02"))).isFalse();
    assertThat(Calendars.vietnam().countedWithAt(at("2026-04-23 08:00")).isWorkingDay(day("2026-11-24"))).isTrue();
    assertThat(Calendars.vietnam().isWorkingDay(day("2026-11-24"))).isFalse();
  }

  @Test
  void a_special_day_is_taken_back_by_a_line_of_its_own_or_becomes_another(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("back.txt"), """
        id vn-2026.2
        years 2026 2026
        decision x
        announced 2026-08-20T09:00:00+07:00
        plain 2026-08-31 không hoán đổi | not swapped
        off 2026-08-22 nghỉ | off
        """);

    var calendar = Calendars.of(folder.toString());

    assertThat(calendar.day(day("2026-08-31"))).isEqualTo(new WorkingCalendar.Day(day("2026-08-31"),
        WorkingCalendar.Kind.WORKING_DAY, null));
    assertThat(calendar.isWorkingDay(day("2026-08-22"))).isFalse();
    assertThat(calendar.countedWithAt(at("2026-08-20 08:59")).isWorkingDay(day("2026-08-31"))).isFalse();
  }

  @Test
  void a_release_replaces_an_earlier_one_openly_and_only_one_that_is_there() {
    var first = release("a", 2030, "2029-01-01T00:00:00+07:00", "off 2030-02-04 a | a");
    var instead = release("b", 2030, "2030-01-01T00:00:00+07:00", "replaces a", "off 2030-02-05 a | a");

    var calendar = new WorkingCalendar(List.of(instead, first));

    assertThat(calendar.isWorkingDay(day("2030-02-04"))).isTrue();
    assertThat(calendar.isWorkingDay(day("2030-02-05"))).isFalse();
    assertThat(calendar.countedWithAt(at("2029-12-31 23:59")).isWorkingDay(day("2030-02-04"))).isFalse();
    assertThatThrownBy(() -> new WorkingCalendar(List.of(instead))).hasMessageContaining("b replaces a");
  }

  @Test
  void a_release_of_two_years_is_followed_by_one_of_its_second_year_alone() {
    var both = Calendars.parse("a", List.of("id a", "years 2030 2031", "decision x",
        "announced 2029-01-01T00:00:00+07:00", "off 2030-02-04 a | a", "off 2031-02-04 a | a"));
    var second = release("b", 2031, "2030-06-01T00:00:00+07:00", "off 2031-02-04 a | a", "off 2031-02-05 a | a");

    var calendar = new WorkingCalendar(List.of(both, second));

    assertThat(List.of("2030-02-04", "2030-02-05", "2031-02-04", "2031-02-05").stream()
        .map(date -> calendar.isWorkingDay(day(date)))).containsExactly(false, true, false, false);
    assertThat(calendar.countedWithAt(at("2030-05-31 00:00")).isWorkingDay(day("2031-02-05"))).isTrue();
  }

  @Test
  void what_is_no_release_file_is_left_alone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("read-me.md"), "not a release");

    assertThat(Calendars.of(folder.toString()).releases()).isEqualTo(Calendars.vietnam().releases());
  }

  @Test
  void what_was_counted_before_a_release_of_two_years_came_is_counted_still() {
    var first = release("a", 2030, "2029-01-01T00:00:00+07:00", "off 2030-02-04 a | a");
    var taking = release("b", 2030, "2030-01-01T00:00:00+07:00", "replaces a");
    var both = Calendars.parse("c", List.of("id c", "years 2030 2031", "decision x",
        "announced 2030-06-01T00:00:00+07:00"));

    var counted = new WorkingCalendar(List.of(first, taking, both)).countedWithAt(at("2029-06-01 00:00"));

    assertThat(counted.releases()).containsExactly(both, first);
  }

  @Nested
  class A_year_of_which_not_all_is_announced {

    private static final CalendarRelease NOTICE = release("vn-2027.1", 2027, "2026-12-20T10:00:00+07:00",
        "replaces vn-2027-provisional", "off 2027-01-01 a | a", "off 2027-01-04 a | a", "off 2027-02-05 Tết | Tết");

    @Test
    void gives_due_dates_that_are_marked() {
      var receipt = new DeadlineCalculator(Calendars.vietnam()).due(limit("25 WD"), day("2026-11-27"));

      assertThat(receipt.due().date()).isEqualTo("2027-01-04");
      assertThat(receipt.provisional()).isTrue();
      assertThat(receipt.calendarRelease()).isEqualTo("vn-2026.1-nq28+vn-2027-provisional");
      assertThat(new DeadlineCalculator(Calendars.vietnam()).due(limit("22 WD"), day("2026-12-01")).provisional())
          .isFalse();
    }

    @Test
    void is_known_once_a_release_replaces_what_the_law_alone_said() {
      var calendar = vietnamAnd(NOTICE);

      assertThat(Calendars.vietnam().reach(2027)).isEqualTo(WorkingCalendar.Reach.PROVISIONAL);
      assertThat(Calendars.vietnam().open(2027)).isNotEmpty();
      assertThat(calendar.reach(2027)).isEqualTo(WorkingCalendar.Reach.KNOWN);
      assertThat(calendar.reach(2028)).isEqualTo(WorkingCalendar.Reach.MISSING);
      assertThat(new DeadlineCalculator(calendar).due(limit("25 WD"), day("2026-11-27")).due().date())
          .isEqualTo("2027-01-05");
      assertThat(calendar.countedWithAt(at("2026-12-20 09:59")).reach(2027))
          .isEqualTo(WorkingCalendar.Reach.PROVISIONAL);
    }

    @Test
    void stays_provisional_while_another_release_only_adds_to_it() {
      var storm = release("vn-2027.storm", 2027, "2026-12-30T10:00:00+07:00", "off 2027-01-05 bão | storm");

      assertThat(vietnamAnd(storm).reach(2027)).isEqualTo(WorkingCalendar.Reach.PROVISIONAL);
    }

    @Test
    void says_so_in_its_name_and_says_what_is_open() {
      assertThatThrownBy(() -> release("vn-2029-provisional", 2029, "2028-09-01T00:00:00+07:00"))
          .hasMessageContaining("days still open");
      assertThatThrownBy(() -> release("vn-2029.1", 2029, "2028-09-01T00:00:00+07:00", "open Tết | Tết"))
          .hasMessageContaining("-provisional");
    }

    @Test
    void moves_an_open_dossier_by_an_event_when_the_rest_is_announced() {
      var calculator = new DeadlineCalculator(vietnamAnd(NOTICE));
      var before = LegalClock.read(calculator, limit("25 WD"), List.of(accepted("2026-11-27 08:00")));
      var moved = LegalClock.read(calculator, limit("25 WD"),
          List.of(accepted("2026-11-27 08:00"), calendarChanged("2026-12-21 08:00")));

      assertThat(due(before)).isEqualTo("2027-01-04");
      assertThat(due(moved)).isEqualTo("2027-01-05");
    }
  }

  private static ClockReading clock(ClockEvent... events) {
    return LegalClock.read(new DeadlineCalculator(vietnamAnd(STORM)), limit("2 WD"), List.of(events));
  }

  private static String due(ClockReading reading) {
    return Objects.requireNonNull(reading.finalDue()).due().date().toString();
  }
}
