package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.deadlines.Office.accepted;
import static vn.kip.deadlines.Office.at;
import static vn.kip.deadlines.Office.clock;
import static vn.kip.deadlines.Office.day;
import static vn.kip.deadlines.Office.decided;
import static vn.kip.deadlines.Office.finalDue;
import static vn.kip.deadlines.Office.received;
import static vn.kip.deadlines.Office.requested;
import static vn.kip.deadlines.Office.state;
import static vn.kip.deadlines.Office.withdrawn;

import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.ClockReading.Span;

/** Asking for papers, and what it does to the clock (Decree 61/2018 art. 11(2)c, 19(4)). */
class SupplementTest {

  @Nested
  class A_supplement_request {

    @ParameterizedTest
    @CsvSource({
        "2022-03-01 09:00,LAWFUL",
        "2022-03-04 23:59,LAWFUL",
        "2022-03-05 00:00,LATER_THAN_THIRD_WORKING_DAY",
        "2022-03-07 08:00,LATER_THAN_THIRD_WORKING_DAY"})
    void is_lawful_up_to_the_third_working_day(String asked, RequestVerdict verdict) {
      assertThat(clock("22 WD", accepted("2022-03-01 08:00"), requested(asked)).requests()).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2022-05-02 09:00,LAWFUL", "2022-05-06 09:00,LAWFUL", "2022-05-07 09:00,LATER_THAN_THIRD_WORKING_DAY"})
    void may_come_later_over_days_off(String asked, RequestVerdict verdict) {
      assertThat(clock("22 WD", accepted("2022-04-29 08:00"), requested(asked)).requests()).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2 WD,2022-03-03 23:59,LAWFUL", "2 WD,2022-03-04 00:00,AFTER_DUE", "12 H,2022-03-01 20:00,LAWFUL",
        "12 H,2022-03-01 20:01,AFTER_DUE"})
    void is_lawful_up_to_the_due_date(String limit, String asked, RequestVerdict verdict) {
      assertThat(clock(limit, accepted("2022-03-01 08:00"), requested(asked)).requests()).containsExactly(verdict);
    }

    @Test
    void is_a_breach_when_it_is_the_second_whatever_became_of_the_first() {
      var afterLawful = clock("22 WD", accepted("2022-03-01 08:00"), requested("2022-03-02 08:00"),
          received("2022-03-03 08:00"), requested("2022-03-04 08:00"));
      var afterLate = clock("22 WD", accepted("2022-03-01 08:00"), requested("2022-03-10 08:00"),
          requested("2022-03-11 08:00"));

      assertThat(afterLawful.requests()).containsExactly(RequestVerdict.LAWFUL, RequestVerdict.SECOND);
      assertThat(afterLate.requests()).containsExactly(RequestVerdict.LATER_THAN_THIRD_WORKING_DAY,
          RequestVerdict.SECOND);
    }

    @Test
    void changes_nothing_in_the_clock_when_it_is_not_lawful() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-07 08:00"),
          received("2022-03-08 08:00"));

      assertThat(reading.promises()).hasSize(1);
      assertThat(reading.outstandingSince()).isNull();
      assertThat(finalDue(reading)).isEqualTo("2022-03-08");
      assertThat(reading.spans()).extracting(Span::state).doesNotContain(OpenState.WAITING);
    }

    @Test
    void after_the_decision_is_judged_by_the_same_rule_and_stops_nothing() {
      var reading = clock("22 WD", accepted("2022-03-01 08:00"), decided("2022-03-02 08:00"),
          requested("2022-03-03 08:00"), received("2022-03-04 08:00"));

      assertThat(reading.requests()).containsExactly(RequestVerdict.LAWFUL);
      assertThat(reading.outstandingSince()).isNull();
      assertThat(reading.promises()).hasSize(1);
      assertThat(reading.spans()).containsExactly(new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-02")));
    }
  }

  @Nested
  class A_lawful_supplement {

    private final ClockReading waiting = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"));
    private final ClockReading restarted = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
        received("2022-03-15 10:00"));

    @Test
    void stops_the_clock_from_the_day_of_the_request() {
      assertThat(waiting.outstandingSince()).isEqualTo(at("2022-03-03 08:00"));
      assertThat(waiting.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-03")),
          new Span(OpenState.WAITING, day("2022-03-03"), null));
    }

    @Test
    void leaves_no_due_date_while_it_is_outstanding() {
      assertThat(waiting.finalDue()).isNull();
      assertThat(waiting.dueInForceAt(at("2022-03-03 08:00"))).isEmpty();
      assertThat(waiting.dueInForceAt(at("2022-03-03 07:59"))).contains(new Deadline.EndOfDay(day("2022-03-08")));
      assertThat(waiting.unprovenBecause()).isNull();
    }

    @Test
    void starts_the_limit_again_from_zero_when_the_papers_come() {
      assertThat(restarted.outstandingSince()).isNull();
      assertThat(finalDue(restarted)).isEqualTo("2022-03-22");
      assertThat(restarted.promises()).extracting(promise -> promise.receipt().due().date())
          .containsExactly(day("2022-03-08"), day("2022-03-22"));
      assertThat(restarted.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-03")),
          new Span(OpenState.WAITING, day("2022-03-03"), day("2022-03-15")),
          new Span(OpenState.IN_TIME, day("2022-03-15"), day("2022-03-23")),
          new Span(OpenState.OVERDUE, day("2022-03-23"), null));
    }

    @Test
    void has_each_due_date_in_force_in_its_own_time() {
      assertThat(restarted.dueInForceAt(at("2022-03-01 07:59"))).isEmpty();
      assertThat(restarted.dueInForceAt(at("2022-03-01 08:00"))).contains(new Deadline.EndOfDay(day("2022-03-08")));
      assertThat(restarted.dueInForceAt(at("2022-03-10 08:00"))).isEmpty();
      assertThat(restarted.dueInForceAt(at("2022-03-15 10:00"))).contains(new Deadline.EndOfDay(day("2022-03-22")));
      assertThat(restarted.dueInForceAt(at("2023-01-01 00:00"))).contains(new Deadline.EndOfDay(day("2022-03-22")));
    }

    @Test
    void restarts_once_only() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
          received("2022-03-15 10:00"), received("2022-03-18 10:00"));

      assertThat(finalDue(reading)).isEqualTo("2022-03-22");
      assertThat(reading.promises()).hasSize(2);
    }

    @Test
    void answered_on_the_same_day_leaves_no_day_of_waiting() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-01 09:00"),
          received("2022-03-01 15:00"));

      assertThat(reading.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-09")),
          new Span(OpenState.OVERDUE, day("2022-03-09"), null));
    }

    @Test
    void restarts_hours_from_the_instant_of_receipt() {
      var reading = clock("12 H", accepted("2022-03-01 08:00"), requested("2022-03-01 10:00"),
          received("2022-03-02 07:30"));

      assertThat(Objects.requireNonNull(reading.finalDue()).due())
          .isEqualTo(new Deadline.Moment(at("2022-03-02 19:30")));
    }

    @Test
    void restarts_a_review_of_poverty_on_the_next_15th() {
      var reading = clock("15 CD from day 15", accepted("2022-03-14 08:00"), requested("2022-03-15 08:00"),
          received("2022-03-16 08:00"));

      assertThat(finalDue(reading)).isEqualTo("2022-05-04");
    }

    @Test
    void still_outstanding_at_the_decision_leaves_the_due_date_from_acceptance_to_judge_by() {
      var inTime = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
          decided("2022-03-08 16:00"), received("2022-03-09 08:00"));
      var late = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
          decided("2022-03-09 16:00"));

      assertThat(inTime.resultClass()).isEqualTo(ResultClass.ON);
      assertThat(finalDue(inTime)).isEqualTo("2022-03-08");
      assertThat(inTime.promises()).as("papers after the decision restart nothing").hasSize(1);
      assertThat(late.resultClass()).isEqualTo(ResultClass.LATE);
      assertThat(late.spans()).containsExactly(
          new Span(OpenState.IN_TIME, day("2022-03-01"), day("2022-03-03")),
          new Span(OpenState.WAITING, day("2022-03-03"), day("2022-03-09")));
    }

    @Test
    void still_outstanding_at_the_withdrawal_leaves_no_due_date() {
      var reading = clock("5 WD", accepted("2022-03-01 08:00"), requested("2022-03-03 08:00"),
          withdrawn("2022-03-08 16:00"), received("2022-03-09 08:00"));

      assertThat(reading.finalDue()).isNull();
      assertThat(reading.spans().getLast())
          .isEqualTo(new Span(OpenState.WAITING, day("2022-03-03"), day("2022-03-08")));
    }
  }
}
