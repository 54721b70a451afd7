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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.deadlines.ClockReading.Span;

/** A storm closes the offices on 28 September 2022, announced the day before. */
class CalendarReleaseTest {

  private static final CalendarRelease STORM = release("vn-2022.2", 2022, "2022-09-27T10:00:00+07:00",
      "off 2022-09-28 Bão Noru | storm Noru", "off 2022-09-01 Quốc khánh | National Day",
      "off 2022-09-02 Quốc khánh | National Day");

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
    Files.writeString(folder.resolve("storm.txt"), whole(2022) + """
        id vn-2022.2
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
  void a_release_that_leaves_out_days_an_earlier_one_had_is_refused_with_the_days(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("storm.txt"), """
        id vn-2026.2
        years 2026 2026
        decision x
        announced 2026-11-26T09:00:00+07:00
        off 2026-12-03 bão | storm
        """);

    assertThatThrownBy(() -> Calendars.of(folder.toString()))
        .isInstanceOfSatisfying(IncompleteReleaseException.class, refusal -> {
          assertThat(refusal.release()).isEqualTo("vn-2026.2");
          assertThat(refusal.missing()).isSorted().contains(day("2026-01-01"), day("2026-08-22"), day("2026-09-01"));
        })
        .hasMessageStartingWith("release vn-2026.2 lacks days of 2026 that vn-2026.1 had: 2026-01-01, 2026-01-02, ");
  }

  @Test
  void a_day_off_more_adds_to_those_of_the_year(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("storm.txt"), whole(2026) + """
        id vn-2026.2
        announced 2026-11-26T09:00:00+07:00
        off 2026-12-03 bão | storm
        """);

    var calculator = new DeadlineCalculator(Calendars.of(folder.toString()));

    assertThat(calculator.due(limit("1 WD"), day("2026-12-02")).due().date()).isEqualTo("2026-12-04");
    assertThat(calculator.due(limit("1 WD"), day("2026-08-28")).due().date()).isEqualTo("2026-09-03");
    assertThat(calculator.calendar().isWorkingDay(day("2026-08-22"))).isTrue();
  }

  @Test
  void a_special_day_is_taken_back_by_a_line_of_its_own_or_becomes_another(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("back.txt"), whole(2026).replace("off 2026-08-31", "plain 2026-08-31")
        .replace("work 2026-08-22", "off 2026-08-22") + "id vn-2026.2\nannounced 2026-08-20T09:00:00+07:00\n");

    var calendar = Calendars.of(folder.toString());

    assertThat(calendar.day(day("2026-08-31"))).isEqualTo(new WorkingCalendar.Day(day("2026-08-31"),
        WorkingCalendar.Kind.WORKING_DAY, null));
    assertThat(calendar.isWorkingDay(day("2026-08-22"))).isFalse();
    assertThat(calendar.countedWithAt(at("2026-08-20 08:59")).isWorkingDay(day("2026-08-31"))).isFalse();
  }

  @Test
  void each_release_is_held_against_the_one_in_force_before_it_and_only_for_years_of_both() {
    var first = release("a", 2030, "2029-01-01T00:00:00+07:00", "off 2030-02-03 a | a");
    var taking = release("b", 2030, "2030-01-01T00:00:00+07:00", "plain 2030-02-03 a | a");
    var after = release("c", 2030, "2030-01-02T00:00:00+07:00", "off 2030-02-04 a | a");
    var other = release("d", 2031, "2030-01-03T00:00:00+07:00", "off 2031-02-04 a | a");

    assertThat(new WorkingCalendar(List.of(other, after, first, taking)).releases())
        .containsExactly(other, after, taking, first);
    assertThatThrownBy(() -> new WorkingCalendar(List.of(after, first)))
        .isInstanceOfSatisfying(IncompleteReleaseException.class,
            refusal -> assertThat(refusal.missing()).containsExactly(day("2030-02-03")));
    assertThatThrownBy(() -> new WorkingCalendar(List.of(
        release("w", 2030, "2029-01-01T00:00:00+07:00", "work 2030-02-02 a | a"), after)))
        .hasMessageContaining("lacks days of 2030 that w had: 2030-02-02;");
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
    var taking = release("b", 2030, "2030-01-01T00:00:00+07:00", "plain 2030-02-04 a | a");
    var both = Calendars.parse("c", List.of("id c", "years 2030 2031", "decision x",
        "announced 2030-06-01T00:00:00+07:00"));

    var counted = new WorkingCalendar(List.of(first, taking, both)).countedWithAt(at("2029-06-01 00:00"));

    assertThat(counted.releases()).containsExactly(both, first);
  }

  /** The usual release of a year without its id and announcement. */
  private static String whole(int year) throws IOException {
    return Files.readString(Path.of("src/main/resources/vn/kip/deadlines/calendars/vn-" + year + ".1.txt"))
        .replaceAll("(?m)^(id|announced) .*\\n", "");
  }

  private static ClockReading clock(ClockEvent... events) {
    return LegalClock.read(new DeadlineCalculator(vietnamAnd(STORM)), limit("2 WD"), List.of(events));
  }

  private static String due(ClockReading reading) {
    return Objects.requireNonNull(reading.finalDue()).due().date().toString();
  }
}
