package vn.kip.reporting.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingDays;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.StageRules;
import vn.kip.reporting.domain.forecast.Run.Hop;

class ForecastTest {

  private static final WorkingDays DAYS = new WorkingDays(Calendars.vietnam().announced());
  private static final StageRules STAGES = (_, _) -> List.of(new StageRules.Stage("ward", "WARD", null));
  private static final LocalDate TODAY = LocalDate.of(2022, 9, 30);

  @Test
  void an_office_that_decides_everything_on_the_last_day_but_one_in_ten_is_expected_to_go_on_so() {
    var runs = past("A", 400, 10);
    runs.add(open("new", "A", TODAY, LocalDate.of(2022, 10, 7)));

    var risk = Forecast.of(runs, DAYS, TODAY, LocalDate.of(2022, 10, 10)).atRisk().stream()
        .filter(one -> one.code().equals("new")).findFirst().orElseThrow();

    assertThat(risk.workingDaysLeft()).isEqualTo(5);
    assertThat(risk.chanceLate()).isCloseTo(0.1, within(0.03));
  }

  @Test
  void what_is_past_its_day_is_late_and_leaves_no_chance_of_none() {
    var runs = past("A", 400, 10);
    runs.add(open("late", "A", LocalDate.of(2022, 9, 20), LocalDate.of(2022, 9, 27)));

    var forecast = Forecast.of(runs, DAYS, TODAY, LocalDate.of(2022, 10, 10));

    assertThat(forecast.atRisk().getFirst().code()).isEqualTo("late");
    assertThat(forecast.atRisk().getFirst().chanceLate()).isEqualTo(1);
    assertThat(forecast.outlook().overdueNow()).isEqualTo(1);
    assertThat(forecast.outlook().chanceOfNone()).isZero();
    assertThat(forecast.outlook().chanceNoFurther()).isPositive();
  }

  @Test
  void a_programme_without_a_past_leans_on_the_others() {
    var runs = past("A", 400, 2);
    runs.add(open("new", "B", TODAY, LocalDate.of(2022, 10, 7)));

    var pace = Pace.measured(runs, DAYS, TODAY);

    assertThat(pace.lateWith("B", 5)).isCloseTo(pace.lateWith("A", 5), within(0.05)).isGreaterThan(0.3);
  }

  @Test
  void what_happened_more_than_sixty_working_days_ago_says_nothing() {
    var old = past("A", 100, 1).stream().map(run -> new Run(run.code(), "A", "19333", run.start().minusYears(1),
        run.due().minusYears(1), TODAY.minusYears(1), true, List.of())).toList();
    var runs = new ArrayList<>(past("A", 400, 10));
    double without = Pace.measured(runs, DAYS, TODAY).lateWith("A", 3);
    runs.addAll(old);

    assertThat(Pace.measured(runs, DAYS, TODAY).lateWith("A", 3)).isEqualTo(without);
  }

  @Test
  void more_working_days_left_never_mean_more_risk() {
    var pace = Pace.measured(past("A", 400, 7), DAYS, TODAY);

    for (int left = 1; left < 30; left++) {
      assertThat(pace.lateWith("A", left + 1)).isLessThanOrEqualTo(pace.lateWith("A", left));
    }
    assertThat(pace.lateWith("A", 0)).isEqualTo(1);
  }

  @Test
  void a_backlog_grows_by_what_comes_in_faster_than_it_goes_out() {
    var runs = IntStream.range(0, 60).mapToObj(i -> new Run("code-" + i, "A", "19333", TODAY.minusDays(i), TODAY,
        i % 2 == 0 ? null : TODAY, i % 2 != 0,
        List.of(new Hop("appraise", "division-1", TODAY.minusDays(i), i % 2 == 0 ? null : TODAY)))).toList();

    var stage = Forecast.of(runs, DAYS, TODAY, TODAY.plusDays(28)).stages().getFirst();

    assertThat(stage.name()).isEqualTo("appraise");
    assertThat(stage.now()).isEqualTo(30);
    assertThat(stage.inPerDay()).isCloseTo(1.0, within(0.01));
    assertThat(stage.outPerDay()).isCloseTo(0.5, within(0.01));
    assertThat(stage.ahead().getFirst().backlog()).isCloseTo(32.5, within(0.1));
    assertThat(stage.ahead().getFirst().low()).isLessThan(32.5);
  }

  @Test
  void work_lies_with_whoever_touched_it_last_in_its_stage() {
    var run = Run.of(Dossier.accepted("2022-03-01 08:00")
        .with("2022-03-02 08:00", new DossierForwarded("appraise"))
        .with("2022-03-03 08:00", new DossierAppraised(Outcome.Proposal.GRANT, null, null))
        .with("2022-03-04 08:00", new DossierForwarded("decide")).reading(), STAGES).orElseThrow();

    assertThat(run.hops()).containsExactly(
        new Hop("ward", "officer-1", LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 2)),
        new Hop("appraise", "officer-1", LocalDate.of(2022, 3, 2), LocalDate.of(2022, 3, 4)),
        new Hop("decide", null, LocalDate.of(2022, 3, 4), null));
    assertThat(Run.of(Dossier.accepted("2022-03-01 08:00").supplementRequested("2022-03-02 08:00").reading(), STAGES))
        .as("waits for papers: nobody can be late").isEmpty();
  }

  @Test
  void what_was_sent_back_lies_with_whoever_appraised_it() {
    var run = Run.of(Dossier.accepted("2022-03-01 08:00")
        .with("2022-03-02 08:00", new DossierForwarded("appraise"))
        .with("2022-03-03 08:00", new DossierAppraised(Outcome.Proposal.GRANT, null, null))
        .with("2022-03-04 08:00", new DossierForwarded("decide"))
        .with("2022-03-07 08:00", new AppraisalReturned("xem lại mức")).reading(), STAGES).orElseThrow();

    assertThat(run.hops()).hasSize(4).endsWith(
        new Hop("decide", null, LocalDate.of(2022, 3, 4), LocalDate.of(2022, 3, 7)),
        new Hop("appraise", "officer-1", LocalDate.of(2022, 3, 7), null));
  }

  @Test
  void a_back_test_on_a_steady_office_finds_the_chances_right() {
    var runs = past("A", 2_000, 10);

    var test = BackTest.of(runs, DAYS, LocalDate.of(2022, 5, 4), LocalDate.of(2022, 8, 1), TODAY);

    double said = test.bins().stream().mapToDouble(bin -> bin.meanChance() * bin.forecasts()).sum();
    assertThat(said / test.late()).isBetween(0.7, 1.4);
    assertThat(test.periods()).isNotEmpty().allSatisfy(period -> assertThat(period.chanceOfNone()).isBetween(0.0, 1.0));
  }

  /** Dossiers of a five-day limit, a few accepted each day before today, all decided on their due date but every n-th. */
  private static List<Run> past(String programme, int count, int everyNthLate) {
    var runs = new ArrayList<Run>();
    for (int i = 0; i < count; i++) {
      var start = DAYS.before(TODAY, 10 + i / 8);
      var due = dayAfter(start, 5);
      runs.add(new Run("past-" + i, programme, "19333", start, due, dayAfter(due, i % everyNthLate == 0 ? 2 : 0), true,
          List.of()));
    }
    return runs;
  }

  private static LocalDate dayAfter(LocalDate date, int workingDays) {
    var day = date;
    while (DAYS.between(date, day) < workingDays) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static Run open(String code, String programme, LocalDate start, LocalDate due) {
    return new Run(code, programme, "19333", start, due, null, false, List.of());
  }
}
