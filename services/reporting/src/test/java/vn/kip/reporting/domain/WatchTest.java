package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.reporting.domain.Dossier.CALCULATOR;
import static vn.kip.reporting.domain.Dossier.moment;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.IntakeEvent;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.events.ReportingEvent.DeadlineNear;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.service.DueReceipts;

/** Five working days from Tuesday 1 March 2022 end on Tuesday 8 March. */
class WatchTest {

  private static final LocalDate DUE = LocalDate.of(2022, 3, 8);

  @ParameterizedTest
  @CsvSource({"2022-03-02, ", "2022-03-03, 3", "2022-03-04, 3", "2022-03-05, 3", "2022-03-07, 1", "2022-03-08, 0"})
  void a_deadline_is_near_at_three_working_days_at_one_and_at_the_day(String today, Integer left) {
    var notices = Watch.of(Dossier.accepted("2022-03-01 08:00").reading(), CALCULATOR, moment(today + " 00:05"));

    assertThat(notices).isEqualTo(left == null ? List.of() : List.of(new Notice.Near(DUE, left)));
  }

  @Test
  void nothing_is_said_twice() {
    var told = Dossier.accepted("2022-03-01 08:00").with("2022-03-03 00:05", new DeadlineNear(DUE, 3)).reading();

    assertThat(Watch.of(told, CALCULATOR, moment("2022-03-04 00:05"))).isEmpty();
    assertThat(Watch.of(told, CALCULATOR, moment("2022-03-07 00:05"))).containsExactly(new Notice.Near(DUE, 1));
  }

  @Test
  void the_day_after_it_is_missed_and_that_is_said_once() {
    var dossier = Dossier.accepted("2022-03-01 08:00");

    assertThat(Watch.of(dossier.reading(), CALCULATOR, moment("2022-03-09 00:05")))
        .containsExactly(new Notice.Missed(DUE));
    dossier.with("2022-03-09 00:05", new DeadlineMissed(DUE));
    assertThat(Watch.of(dossier.reading(), CALCULATOR, moment("2022-04-09 00:05"))).isEmpty();
  }

  @Test
  void what_is_decided_withdrawn_or_waits_for_papers_is_left_alone() {
    var late = moment("2022-04-01 00:05");

    assertThat(Watch.of(Dossier.accepted("2022-03-01 08:00").decided("2022-03-20 08:00").reading(), CALCULATOR, late))
        .isEmpty();
    assertThat(Watch.of(Dossier.accepted("2022-03-01 08:00")
        .with("2022-03-03 08:00", new IntakeEvent.DossierWithdrawn("rút")).reading(), CALCULATOR, late)).isEmpty();
    assertThat(Watch.of(Dossier.accepted("2022-03-01 08:00").supplementRequested("2022-03-02 08:00").reading(),
        CALCULATOR, late)).isEmpty();
  }

  @Test
  void a_calendar_release_moves_what_is_open_once_it_is_announced() {
    var calculator = Dossier.withDayOff("2022-03-07", "2022-03-04 10:00");
    var reading = Dossier.accepted("2022-03-01 08:00").reading(calculator);

    assertThat(Watch.of(reading, calculator, moment("2022-03-04 09:59"))).containsExactly(new Notice.Near(DUE, 3));
    assertThat(Watch.of(reading, calculator, moment("2022-03-04 10:00"))).hasSize(2).first()
        .isInstanceOfSatisfying(Notice.Moved.class, moved -> {
          assertThat(moved.oldDue()).isEqualTo(DUE);
          assertThat(moved.receipt().due().date()).isEqualTo("2022-03-09");
          assertThat(moved.receipt().calendarRelease()).isEqualTo("vn-2022.2");
        });
  }

  @Test
  void a_release_announced_after_the_decision_moves_nothing() {
    var calculator = Dossier.withDayOff("2022-03-07", "2022-03-20 10:00");
    var decided = Dossier.accepted("2022-03-01 08:00").decided("2022-03-08 08:00").reading(calculator);

    assertThat(Watch.of(decided, calculator, moment("2022-03-20 10:00"))).isEmpty();
    assertThat(decided.clock().promises().getLast().receipt().due().date()).isEqualTo(DUE);
  }

  /** The year's calendar comes in December: until then nobody can be told a date in January. */
  @Test
  void a_date_that_could_not_be_told_is_told_once_the_calendar_reaches_it() {
    var dossier = Dossier.accepted("2026-12-29 08:00");
    var now = moment("2026-12-30 00:05");
    assertThat(Watch.of(dossier.reading(), CALCULATOR, now)).isEmpty();

    var reaching = Dossier.with2027("2026-12-01 00:00");
    var told = new Notice.Moved(null, reaching.due(TimeLimit.parse("5 WD"), moment("2026-12-29 08:00")));
    assertThat(told.receipt().due().date()).isEqualTo("2027-01-05");
    assertThat(Watch.of(dossier.reading(reaching), reaching, now)).containsExactly(told);

    dossier.with("2026-12-30 00:05",
        new DueDateRecalculated(null, DueReceipts.of(told.receipt()), told.receipt().calendarRelease()));
    assertThat(Watch.of(dossier.reading(reaching), reaching, now)).isEmpty();
    assertThat(dossier.reading(reaching).clock().finalDue()).isEqualTo(told.receipt());
  }

  @Test
  void after_papers_were_awaited_what_was_told_then_is_what_stands() {
    var reaching = Dossier.with2027("2026-12-01 00:00");
    var restarted = Dossier.accepted("2026-12-21 08:00").supplementRequested("2026-12-22 08:00")
        .with("2026-12-29 08:00", new IntakeEvent.SupplementReceived(null));

    assertThat(Watch.of(restarted.reading(reaching), reaching, moment("2026-12-30 00:05"))).hasSize(1).first()
        .isInstanceOfSatisfying(Notice.Moved.class, moved -> {
          assertThat(moved.oldDue()).isNull();
          assertThat(moved.receipt().due().date()).isEqualTo("2027-01-05");
        });
  }

  @Test
  void on_a_day_that_no_calendar_reaches_what_is_missed_is_missed() {
    var dossier = Dossier.accepted("2022-03-01 08:00").reading();

    assertThat(Watch.of(dossier, CALCULATOR, moment("2027-01-04 00:05"))).containsExactly(new Notice.Missed(DUE));
  }
}
