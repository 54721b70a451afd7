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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Files.writeString(folder.resolve("storm.txt"), """
        id vn-2022.2
        years 2022 2022
        decision Công điện 850/CĐ-TTg
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

  private static ClockReading clock(ClockEvent... events) {
    var releases = new ArrayList<>(Calendars.vietnam().releases());
    releases.add(STORM);
    return LegalClock.read(new DeadlineCalculator(new WorkingCalendar(releases)), limit("2 WD"), List.of(events));
  }

  private static String due(ClockReading reading) {
    return Objects.requireNonNull(reading.finalDue()).due().date().toString();
  }
}
