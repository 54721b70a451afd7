package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.deadlines.Office.CALCULATOR;
import static vn.kip.deadlines.Office.accepted;
import static vn.kip.deadlines.Office.at;
import static vn.kip.deadlines.Office.clock;
import static vn.kip.deadlines.Office.clockWithoutLimit;
import static vn.kip.deadlines.Office.day;
import static vn.kip.deadlines.Office.decided;
import static vn.kip.deadlines.Office.finalDue;
import static vn.kip.deadlines.Office.received;
import static vn.kip.deadlines.Office.requested;
import static vn.kip.deadlines.Office.state;
import static vn.kip.deadlines.Office.withdrawn;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.ClockReading.Span;

class LegalClockTest {

  @Nested
  class Before_acceptance {

    @Test
    void there_is_no_clock() {
      var reading = clock("5 WD");

      assertThat(reading.acceptedAt()).isNull();
      assertThat(reading.promises()).isEmpty();
      assertThat(reading.spans()).isEmpty();
      assertThat(reading.finalDue()).isNull();
      assertThat(reading.unprovenBecause()).isNull();
    }

    @Test
    void a_supplement_request_is_neither_a_breach_nor_the_first() {
      var reading = clock("22 WD", requested("2022-03-01 08:00"), received("2022-03-02 08:00"),
          accepted("2022-03-03 08:00"), requested("2022-03-04 08:00"));

      assertThat(reading.requests()).containsExactly(RequestVerdict.BEFORE_ACCEPTANCE, RequestVerdict.LAWFUL);
    }

    @Test
    void a_withdrawal_ends_it_before_it_was_open() {
      var reading = clock("5 WD", withdrawn("2022-03-01 08:00"));

      assertThat(reading.withdrawnAt()).isEqualTo(at("2022-03-01 08:00"));
      assertThat(reading.spans()).isEmpty();
    }

    @Test
    void a_decision_is_no_decision() {
      var reading = clock("5 WD", decided("2022-03-01 08:00"), accepted("2022-03-02 08:00"));

      assertThat(reading.decidedAt()).isNull();
      assertThat(state(reading, "2022-03-02")).isEqualTo(OpenState.IN_TIME);
    }
  }

  @Nested
  class From_acceptance {

    @Test
    void the_limit_counts_from_the_date_of_acceptance() {
      var reading = clock("5 WD", accepted("2022-03-01 16:59"));

      assertThat(reading.acceptedAt()).isEqualTo(at("2022-03-01 16:59"));
      assertThat(finalDue(reading)).isEqualTo("2022-03-08");
      assertThat(reading.promises()).singleElement().satisfies(promise -> {
        assertThat(promise.from()).isEqualTo(at("2022-03-01 16:59"));
        assertThat(promise.until()).isNull();
      });
    }

    @Test
    void an_open_dossier_is_in_time_up_to_the_due_date_and_overdue_after_it() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"));

      assertThat(reading.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-09")),
          new Span(OpenState.OVERDUE, day("2022-03-09"), null));
      assertThat(state(reading, "2022-02-28")).isNull();
      assertThat(state(reading, "2022-03-01")).isEqualTo(OpenState.IN_TIME);
      assertThat(state(reading, "2022-03-08")).isEqualTo(OpenState.IN_TIME);
      assertThat(state(reading, "2022-03-09")).isEqualTo(OpenState.OVERDUE);
      assertThat(state(reading, "2031-01-01")).isEqualTo(OpenState.OVERDUE);
    }

    @Test
    void a_limit_in_hours_is_overdue_at_the_end_of_the_day_on_which_it_ran_out() {
      var reading = clock("12 H", accepted("2022-03-01 13:00"));

      assertThat(state(reading, "2022-03-01")).isEqualTo(OpenState.IN_TIME);
      assertThat(state(reading, "2022-03-02")).isEqualTo(OpenState.OVERDUE);
      assertThat(state(clock("12 H", accepted("2022-03-01 08:00")), "2022-03-01")).isEqualTo(OpenState.OVERDUE);
      assertThat(state(clock("12 H", accepted("2022-03-01 12:00")), "2022-03-01"))
          .as("runs out at midnight").isEqualTo(OpenState.IN_TIME);
    }

    @Test
    void a_second_acceptance_changes_nothing() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), accepted("2022-03-07 08:00"));

      assertThat(reading.promises()).hasSize(1);
      assertThat(finalDue(reading)).isEqualTo("2022-03-08");
    }
  }

  @Nested
  class The_result {

    @ParameterizedTest
    @CsvSource({
        "2022-03-07 23:59,BEFORE",
        "2022-03-08 00:00,ON",
        "2022-03-08 23:59,ON",
        "2022-03-09 00:00,LATE"})
    void is_classed_by_date(String decidedAt, ResultClass expected) {
      assertThat(clock("5 WD", accepted("2022-03-01 08:00"), decided(decidedAt)).resultClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2022-03-01 19:59,BEFORE", "2022-03-01 20:00,BEFORE", "2022-03-01 20:01,LATE"})
    void of_a_limit_in_hours_is_before_or_late(String decidedAt, ResultClass expected) {
      assertThat(clock("12 H", accepted("2022-03-01 08:00"), decided(decidedAt)).resultClass()).isEqualTo(expected);
    }

    @Test
    void after_a_restart_is_judged_by_the_new_due_date() {
      assertThat(clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
          received("2022-03-15 10:00"), decided("2022-03-21 09:00")).resultClass()).isEqualTo(ResultClass.BEFORE);
    }

    @Test
    void is_the_first_decision_only() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), decided("2022-03-07 08:00"),
          decided("2022-03-10 08:00"), withdrawn("2022-03-11 08:00"));

      assertThat(reading.decidedAt()).isEqualTo(at("2022-03-07 08:00"));
      assertThat(reading.resultClass()).isEqualTo(ResultClass.BEFORE);
      assertThat(reading.withdrawnAt()).isNull();
    }

    @Test
    void closes_the_dossier_on_its_day() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), decided("2022-03-10 08:00"));

      assertThat(reading.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-09")),
          new Span(OpenState.OVERDUE, day("2022-03-09"), day("2022-03-10")));
      assertThat(state(reading, "2022-03-10")).isNull();
    }

    @Test
    void on_the_first_overdue_day_leaves_no_overdue_day() {
      assertThat(clock("5 WD", accepted("2022-03-01 08:00"), decided("2022-03-09 08:00")).spans())
          .containsExactly(new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-09")));
    }

    @Test
    void on_the_day_of_acceptance_leaves_no_open_day() {
      assertThat(clock("5 WD", accepted("2022-03-01 08:00"), decided("2022-03-01 16:00")).spans()).isEmpty();
    }

    @Test
    void is_none_after_a_withdrawal() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), withdrawn("2022-03-03 08:00"),
          decided("2022-03-04 08:00"));

      assertThat(reading.resultClass()).isNull();
      assertThat(reading.withdrawnAt()).isEqualTo(at("2022-03-03 08:00"));
      assertThat(reading.spans()).containsExactly(new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-03")));
    }
  }

  @Nested
  class Without_a_computable_due_date {

    @Test
    void an_open_dossier_is_unproven_never_in_time() {
      var reading = clockWithoutLimit(accepted("2022-03-01 08:00"));

      assertThat(reading.unprovenBecause()).isEqualTo("limit.none");
      assertThat(reading.finalDue()).isNull();
      assertThat(reading.dueInForceAt(at("2022-03-02 08:00"))).isEmpty();
      assertThat(reading.spans()).containsExactly(new Span(OpenState.UNPROVEN, day("2022-03-01"), null));
    }

    @Test
    void a_decision_is_unproven() {
      assertThat(clockWithoutLimit(accepted("2022-03-01 08:00"), decided("2022-03-02 08:00")).resultClass())
          .isEqualTo(ResultClass.UNPROVEN);
      assertThat(clock("22 WD", accepted("2026-12-20 08:00"), decided("2026-12-21 08:00")).resultClass())
          .isEqualTo(ResultClass.UNPROVEN);
    }

    @Test
    void the_reason_says_that_the_calendar_does_not_reach() {
      var reading = clock("22 WD", accepted("2026-12-20 08:00"));

      assertThat(reading.unprovenBecause()).isEqualTo("calendar.does-not-reach");
      assertThat(state(reading, "2026-12-20")).isEqualTo(OpenState.UNPROVEN);
    }

    @Test
    void waiting_goes_before_unproven() {
      var reading = clock("22 WD", accepted("2026-12-20 08:00"), requested("2026-12-22 08:00"));

      assertThat(reading.requests()).containsExactly(RequestVerdict.LAWFUL);
      assertThat(reading.spans()).containsExactly(
          new Span(OpenState.UNPROVEN, day("2026-12-20"), day("2026-12-22")),
          new Span(OpenState.WAITING, day("2026-12-22"), null));
    }

    @Test
    void a_restart_that_the_calendar_does_not_reach_takes_the_due_date_away() {
      var reading = clock("5 WD", accepted("2026-12-01 08:00"), requested("2026-12-02 08:00"),
          received("2026-12-30 08:00"), decided("2026-12-31 08:00"));

      assertThat(reading.finalDue()).isNull();
      assertThat(reading.resultClass()).isEqualTo(ResultClass.UNPROVEN);
      assertThat(state(reading, "2026-12-30")).isEqualTo(OpenState.UNPROVEN);
      assertThat(reading.dueInForceAt(at("2026-12-30 09:00"))).isEmpty();
    }

    @Test
    void a_restart_that_the_calendar_does_reach_gives_it_back() {
      var twoYears = new WorkingCalendar(Calendars.vietnam().releases().stream()
          .filter(release -> release.firstYear() != 2021).toList());
      var reading = LegalClock.read(new DeadlineCalculator(twoYears), TimeLimit.parse("5 WD"), List.of(
          accepted("2020-12-30 08:00"), requested("2020-12-31 08:00"), received("2022-03-01 08:00")));

      assertThat(reading.unprovenBecause()).isNull();
      assertThat(finalDue(reading)).isEqualTo("2022-03-08");
    }

    @Test
    void a_request_just_before_the_calendar_ends_can_still_be_shown_to_be_lawful() {
      assertThat(LegalClock.isLawfulFirst(CALCULATOR, at("2026-12-30 08:00"), at("2026-12-31 08:00"), null))
          .isEqualTo(RequestVerdict.LAWFUL);
      assertThat(LegalClock.isLawfulFirst(CALCULATOR, at("2026-12-30 08:00"), at("2027-01-01 08:00"), null))
          .isEqualTo(RequestVerdict.LAWFUL);
    }

    @Test
    void a_request_that_nobody_can_show_to_be_in_time_is_not_lawful() {
      assertThat(LegalClock.isLawfulFirst(CALCULATOR, at("2026-12-30 08:00"), at("2027-01-03 08:00"), null))
          .isEqualTo(RequestVerdict.LATER_THAN_THIRD_WORKING_DAY);
    }
  }
}
