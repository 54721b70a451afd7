package vn.kip.payruns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.payruns.Grants.PLANNER;
import static vn.kip.payruns.Grants.STANDARDS;
import static vn.kip.payruns.Grants.allowance;
import static vn.kip.payruns.Grants.month;
import static vn.kip.payruns.Grants.on;
import static vn.kip.payruns.Grants.run;
import static vn.kip.payruns.Grants.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.payruns.GrantEvent.Why;
import vn.kip.payruns.RunPlan.Hold;
import vn.kip.payruns.RunPlan.Kind;
import vn.kip.payruns.RunPlan.Line;
import vn.kip.payruns.RunPlan.LinePart;
import vn.kip.payruns.RunPlanner.Outcome.Planned;
import vn.kip.payruns.RunPlanner.Outcome.RateUndecided;
import vn.kip.payruns.RunPlanner.Request;
import vn.kip.payruns.Standards.ProvinceRate;
import vn.kip.payruns.Standards.RateKey;

@DisplayName("A month's run")
class RunPlannerTest {

  @Test
  void holds_a_later_grant_of_the_same_person_and_programme_and_names_the_first() {
    var first = allowance("A", "2022-01", "2022-01-10");
    var second = new Terms("B", "ALLOWANCE", "P-A", "19333", "BANK", month("2022-03"), LocalDate.parse("2022-03-10"),
        null, "socialStandard", true, false, first.parts());
    var plan = plan(run("2022-04", "2022-03-20"), standing(first), standing(second));
    assertThat(plan.lines()).extracting(Line::grant).containsExactly("A");
    assertThat(plan.held()).singleElement().satisfies(held -> {
      assertThat(held.reason()).isEqualTo(Hold.DUPLICATE);
      assertThat(held.of()).isEqualTo("A");
      assertThat(held.line().amount()).isEqualTo(720_000);
    });
    assertThat(plan.total()).isEqualTo(4 * 360_000);
  }

  @Test
  void pays_a_second_programme_beside_the_first() {
    var first = allowance("A", "2022-04", "2022-03-10");
    var care = new Terms("B", "CARE", "P-A", "19333", "BANK", month("2022-04"), LocalDate.parse("2022-03-11"), null,
        "socialStandard", true, false, first.parts());
    assertThat(plan(run("2022-04", "2022-03-20"), standing(first), standing(care)).held()).isEmpty();
  }

  @Test
  void pays_a_new_grant_from_the_month_after_the_first_one_ended() {
    var first = standing(allowance("A", "2022-01", "2022-01-10", "2022-03", "1.0"),
        new GrantEvent.Stopped(on("2022-03-02"), month("2022-04")));
    var second = new Terms("B", "ALLOWANCE", "P-A", "19333", "BANK", month("2022-04"), LocalDate.parse("2022-03-10"),
        null, "socialStandard", true, false, first.terms().parts());
    var plan = plan(run("2022-04", "2022-03-20"), first, standing(second));
    assertThat(plan.held()).isEmpty();
    assertThat(plan.lines()).extracting(Line::grant).containsExactly("B");
  }

  @Test
  void does_not_know_a_grant_that_is_decided_later() {
    var later = standing(allowance("A", "2022-01", "2022-03-21"));
    assertThat(plan(run("2022-04", "2022-03-20"), later).lines()).isEmpty();
    assertThat(plan(run("2022-04", "2022-03-21"), later).lines()).hasSize(1);
  }

  @Test
  void sees_only_what_was_recorded_by_then() {
    var terms = allowance("A", "2022-03", "2022-03-01");
    List<GrantEvent> events = List.of(new GrantEvent.Stopped(on("2022-03-21"), month("2022-04")));
    var before = Standing.knownAt(terms, on("2022-03-20"), events);
    var after = Standing.knownAt(terms, on("2022-03-21"), events);
    assertThat(plan(run("2022-04", "2022-03-21"), before).total()).isEqualTo(720_000);
    assertThat(plan(run("2022-04", "2022-03-21"), after).total()).isEqualTo(360_000);
  }

  @Test
  void takes_a_province_rate_only_where_it_is_higher() {
    var province = Map.of("socialStandard",
        List.of(new ProvinceRate(month("2022-04"), 400_000), new ProvinceRate(month("2024-07"), 450_000)));
    var planner = new RunPlanner(new Standards(STANDARDS.nation(), province, Set.of()),
        new PayDays(Calendars.vietnam()));
    var grant = standing(allowance("A", "2022-03", "2022-03-01"));
    assertThat(grant.terms().parts()).hasSize(1);
    var request = run("2022-04", "2022-03-20");
    assertThat(((Planned) planner.plan(request, List.of(grant))).plan().lines().getFirst().parts())
        .containsExactly(new LinePart(month("2022-03"), Kind.BACK_PAY, 360_000),
            new LinePart(month("2022-04"), Kind.REGULAR, 400_000));
    var young = standing(allowance("B", "2024-07", "2024-07-10"));
    assertThat(((Planned) planner.plan(run("2024-08", "2024-07-20"), List.of(young))).plan().total())
        .isEqualTo(1_000_000);
  }

  @Test
  void is_refused_while_a_law_in_force_is_undecided_unless_the_office_goes_on_at_the_old_rate() {
    var grant = standing(allowance("A", "2023-03", "2023-03-15", "2024-06", "1.0"));
    assertThat(PLANNER.plan(run("2024-07", "2024-06-20"), List.of(grant))).isInstanceOf(Planned.class);
    assertThat(PLANNER.plan(run("2024-07", "2024-07-01"), List.of(grant)))
        .isEqualTo(new RateUndecided(new RateKey("socialStandard", month("2024-07"))));
    var goesOn = new Request(month("2024-07"), LocalDate.parse("2024-07-01"), Set.of(), true);
    assertThat(((Planned) PLANNER.plan(goesOn, List.of(grant))).plan().total()).isEqualTo(360_000);
    var decided = new RunPlanner(STANDARDS.with(new RateKey("socialStandard", month("2024-07"))),
        new PayDays(Calendars.vietnam()));
    assertThat(((Planned) decided.plan(run("2024-07", "2024-07-01"), List.of(grant))).plan().total())
        .isEqualTo(500_000);
  }

  @Test
  void asks_for_no_decision_on_a_rate_that_nobody_lives_to_see() {
    var ended = standing(allowance("A", "2023-03", "2023-03-15", "2024-06", "1.0"),
        new GrantEvent.Stopped(on("2024-06-01"), month("2024-07")));
    assertThat(PLANNER.plan(run("2024-08", "2024-07-20"), List.of(ended))).isInstanceOf(Planned.class);
  }

  @Test
  void finds_who_did_not_come_three_times_in_a_row() {
    var nothing = new GrantEvent.CameToNothing(on("2022-03-01"), Why.UNCOLLECTED, List.of());
    var came = new GrantEvent.Collected(on("2022-03-01"));
    var terms = allowance("A", "2022-04", "2022-01-10");
    assertThat(findings(terms, nothing, nothing)).isEmpty();
    assertThat(findings(terms, nothing, nothing, nothing)).hasSize(1);
    assertThat(findings(terms, nothing, nothing, came, nothing)).isEmpty();
  }

  private static List<RunPlan.Finding> findings(Terms terms, GrantEvent... events) {
    return plan(run("2022-04", "2022-03-20"), standing(terms, events)).findings();
  }

  @Test
  void refuses_a_sum_that_is_no_whole_dong_instead_of_rounding_it() {
    var odd = standing(allowance("A", "2022-04", "2022-03-10", null, "0.0000001"));
    assertThatThrownBy(() -> plan(run("2022-04", "2022-03-20"), odd)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void its_days_are_working_days_before_the_25th_and_the_20th_and_known_by_the_week_beyond_the_calendar() {
    var days = new PayDays(Calendars.vietnam());
    assertThat(days.transferBy(month("2022-05"))).isEqualTo("2022-04-22");
    assertThat(days.transferBy(month("2022-10"))).isEqualTo("2022-09-23");
    assertThat(days.transferBy(month("2023-02"))).isEqualTo("2023-01-19");
    assertThat(days.transferBy(month("2024-07"))).isEqualTo("2024-06-24");
    assertThat(days.settleBy(month("2022-05"))).isEqualTo("2022-05-19");
    assertThat(days.settleBy(month("2022-06"))).isEqualTo("2022-06-17");
    assertThat(days.settleBy(month("2031-07"))).isEqualTo("2031-07-18");
  }

  private static RunPlan plan(Request request, Standing... grants) {
    return ((Planned) PLANNER.plan(request, List.of(grants))).plan();
  }
}
