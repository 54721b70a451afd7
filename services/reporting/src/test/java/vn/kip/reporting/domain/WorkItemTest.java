package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.reporting.domain.Dossier.CALCULATOR;
import static vn.kip.reporting.domain.Dossier.moment;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.Deadline;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.reporting.domain.WorkItem.Urgency;

/** Due on Tuesday 8 March 2022, or as it is said. */
class WorkItemTest {

  @ParameterizedTest
  @CsvSource({"2022-03-02, IN_TIME, 4", "2022-03-03, NEAR, 3", "2022-03-06, NEAR, 2", "2022-03-08, TODAY, 0",
      "2022-03-09, LATE, -1", "2022-03-14, LATE, -4"})
  void urgency_is_counted_in_working_days(String today, Urgency urgency, int left) {
    var item = item(NextStep.APPRAISE, new Deadline.EndOfDay(LocalDate.of(2022, 3, 8)), "2022-03-01 08:00");

    assertThat(item.urgency(moment(today + " 10:00"), CALCULATOR.calendar())).isEqualTo(urgency);
    assertThat(item.workingDaysLeft(moment(today + " 10:00"), CALCULATOR.calendar())).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-31, 2027-01-04 08:00, LATE", "2027-01-01, 2026-12-31 20:00, NEAR",
      "2027-01-01, 2026-12-20 20:00, IN_TIME", "2027-01-02, 2027-01-02 08:00, TODAY"})
  void where_no_calendar_reaches_the_number_of_days_is_not_known_and_the_rest_is_said(String due, String now,
      Urgency urgency) {
    var item = item(NextStep.DECIDE, new Deadline.EndOfDay(LocalDate.parse(due)), "2026-12-01 08:00");

    assertThat(item.urgency(moment(now), CALCULATOR.calendar())).isEqualTo(urgency);
    assertThat(item.workingDaysLeft(moment(now), CALCULATOR.calendar())).isEqualTo(urgency == Urgency.TODAY ? 0 : null);
  }

  @Test
  void a_limit_in_hours_is_late_from_its_instant_on() {
    var item = item(NextStep.DECIDE, new Deadline.Moment(moment("2022-03-08 09:00")), "2022-03-07 21:00");

    assertThat(item.urgency(moment("2022-03-08 08:59"), CALCULATOR.calendar())).isEqualTo(Urgency.TODAY);
    assertThat(item.urgency(moment("2022-03-08 09:01"), CALCULATOR.calendar())).isEqualTo(Urgency.LATE);
  }

  @Test
  void what_has_no_due_date_says_so_and_is_never_in_time() {
    assertThat(item(NextStep.DECIDE, null, "2022-03-01 08:00").urgency(moment("2022-03-02 08:00"),
        CALCULATOR.calendar())).isEqualTo(Urgency.UNPROVEN);
  }

  @Test
  void the_most_urgent_stands_first_and_what_waits_for_the_citizen_last() {
    var late = item(NextStep.FORWARD, new Deadline.EndOfDay(LocalDate.of(2022, 3, 1)), "2022-02-20 08:00");
    var soon = item(NextStep.FORWARD, new Deadline.EndOfDay(LocalDate.of(2022, 3, 9)), "2022-03-02 08:00");
    var submitted = item(NextStep.ACCEPT, null, "2022-03-01 08:00");
    var waiting = item(NextStep.RECEIVE_PAPERS, null, "2022-02-01 08:00");
    var decided = item(NextStep.RETURN_RESULT, new Deadline.EndOfDay(LocalDate.of(2022, 2, 1)), "2022-01-01 08:00");

    assertThat(Stream.of(waiting, decided, submitted, soon, late).sorted(WorkItem.MOST_URGENT_FIRST))
        .containsExactly(late, soon, submitted, decided, waiting);
  }

  private static WorkItem item(NextStep next, @Nullable Deadline due, String submittedAt) {
    return new WorkItem(next + submittedAt, "000.18.25.H50-220301-0001", "ANY", "19333", "Bùi Thị Đào", Channel.DESK,
        next, moment(submittedAt), LocalDate.of(2022, 3, 1), due, Set.of());
  }
}
