package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.programmes.Applicants.CATALOGUE;
import static vn.kip.programmes.Applicants.assess;
import static vn.kip.programmes.Applicants.person;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.programmes.Assessment.Status;

/** What the law is on a day: what stood, what replaced it, and from which day. */
class LawOfTheDayTest {

  private static final LocalDate BEFORE_335 = LocalDate.of(2026, 10, 4);
  private static final LocalDate SINCE_335 = LocalDate.of(2026, 10, 5);

  @ParameterizedTest(name = "{0} {1}: {2}, {3}, {4}")
  @CsvFileSource(resources = "/law-of-the-day.csv", numLinesToSkip = 1, delimiter = '|', nullValues = "-")
  void what_must_hold_on_a_day(LocalDate day, String code, String decidedBy, String limit, Long amount, String law,
      String source) {
    assertThat(source).isNotBlank();
    var version = CATALOGUE.find(code).flatMap(programme -> programme.on(day)).orElse(null);
    if (law == null) {
      assertThat(version).isNull();
      return;
    }
    assertThat(Objects.requireNonNull(version).law()).isEqualTo(law);
    assertThat(version.limit()).hasToString(limit);
    assertThat(version.decider("45", day)).contains(decidedBy);
    if (amount != null) {
      var poorOf76 = person("birthDate", day.minusYears(76).toString(), "householdStatus", "POOR", "obligedSupporter",
          "NONE", "socialAllowance", 0, "deathDate", day.toString(), "recognised", true);
      assertThat(assess(code, day, poorOf76, null, Map.of()).amount()).isEqualTo(amount);
    }
  }

  @Nested
  class The_monthly_allowance {

    @ParameterizedTest
    @CsvSource({"2025-06-30,ELIGIBLE", "2025-07-01,INELIGIBLE", "2026-11-28,INELIGIBLE"})
    void of_who_is_80_without_a_pension_has_become_the_social_pension(LocalDate asOf, Status status) {
      assertThat(assess("SOC_MONTHLY", asOf, person("birthDate", "1940-01-01"), null, Map.of()).status())
          .isEqualTo(status);
    }

    @Test
    void starts_with_the_month_of_the_decision_in_every_case() {
      var disabled = person("disability", "SEVERE", "certificateMonth", "2025-05");

      assertThat(assess("SOC_MONTHLY", LocalDate.of(2025, 6, 30), disabled, null, Map.of()).entitledFrom())
          .isEqualTo("2025-05");
      assertThat(assess("SOC_MONTHLY", LocalDate.of(2025, 7, 1), disabled, null, Map.of()).entitledFrom()).isNull();
      disabled.remove("certificateMonth");
      assertThat(assess("SOC_MONTHLY", LocalDate.of(2025, 7, 1), disabled, null, Map.of()).status())
          .isEqualTo(Status.ELIGIBLE);
    }

    @ParameterizedTest
    @CsvSource({"1951-10-06,1.5", "1951-10-05,2.0", "1966-10-05,1.5"})
    void of_the_poor_without_support_rises_at_75(String birthDate, BigDecimal coefficient) {
      assertThat(assess("SOC_MONTHLY", SINCE_335, person("birthDate", birthDate, "householdStatus", "POOR",
          "obligedSupporter", "ON_ALLOWANCE"), null, Map.of()).coefficient()).isEqualByComparingTo(coefficient);
    }

    @Test
    void of_who_studies_has_no_upper_age_any_more() {
      var student = person("birthDate", "2000-01-01", "formerNoSupporter", true, "studying", true);

      assertThat(assess("SOC_MONTHLY", BEFORE_335, student, null, Map.of()).status()).isEqualTo(Status.INELIGIBLE);
      assertThat(assess("SOC_MONTHLY", SINCE_335, student, null, Map.of()).category()).isEqualTo("K2");
    }

    @Test
    void counts_a_child_who_studies_only_where_the_allowance_runs_already() {
      var parent = person("single", true, "householdStatus", "POOR", "children",
          List.of(Map.of("birthDate", "2000-01-01", "studying", true), Map.of("birthDate", "2015-01-01")));

      assertThat(assess("SOC_MONTHLY", SINCE_335, parent, null, Map.of()).missing()).containsExactly("onAllowance");
      parent.put("onAllowance", false);
      assertThat(assess("SOC_MONTHLY", SINCE_335, parent, null, Map.of()).amount()).isEqualTo(540_000);
      parent.put("onAllowance", true);
      assertThat(assess("SOC_MONTHLY", SINCE_335, parent, null, Map.of()).amount()).isEqualTo(1_080_000);
      assertThat(assess("SOC_MONTHLY", BEFORE_335, parent, null, Map.of()).amount()).isEqualTo(500_000);
    }

    @Test
    void with_hiv_wants_no_pension_either() {
      var ill = person("hiv", true, "householdStatus", "POOR", "pension", true);

      assertThat(assess("SOC_MONTHLY", BEFORE_335, ill, null, Map.of()).category()).isEqualTo("K8");
      assertThat(assess("SOC_MONTHLY", SINCE_335, ill, null, Map.of()).status()).isEqualTo(Status.INELIGIBLE);
    }
  }

  @Nested
  class The_social_pension {

    private Assessment assessed(LocalDate asOf, Object... changes) {
      var facts = new HashMap<String, Object>(Map.of("birthDate", "1950-01-01", "householdStatus", "NONE", "pension",
          false, "socialAllowance", 0));
      return assess("SOC_PENSION", asOf, Applicants.with(facts, changes), null, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"1951-10-05,NONE,ELIGIBLE", "1951-10-06,NONE,INELIGIBLE", "1951-10-06,NEAR_POOR,ELIGIBLE",
        "1956-10-05,POOR,ELIGIBLE", "1956-10-06,POOR,INELIGIBLE"})
    void is_for_75_and_for_the_poor_from_70(String birthDate, String household, Status status) {
      assertThat(assessed(SINCE_335, "birthDate", birthDate, "householdStatus", household).status())
          .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-04,0,500000", "2026-10-05,0,540000", "2026-10-04,499999,500000", "2026-10-05,539999,540000"})
    void is_the_standard_known_on_the_day(LocalDate asOf, int allowance, long amount) {
      assertThat(assessed(asOf, "socialAllowance", allowance).amount()).isEqualTo(amount);
      assertThat(assessed(asOf, "socialAllowance", allowance).entitledFrom()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-04,500000", "2026-10-05,540000", "2026-10-05,1080000"})
    void is_refused_where_it_is_not_higher_than_the_allowance(LocalDate asOf, int allowance) {
      assertThat(assessed(asOf, "socialAllowance", allowance).status()).isEqualTo(Status.INELIGIBLE);
    }

    @Test
    void asks_for_what_it_rests_on() {
      assertThat(assessed(SINCE_335, "socialAllowance", "?").missing()).containsExactly("socialAllowance");
      assertThat(assessed(SINCE_335, "pension", "?").missing()).containsExactly("pension");
      assertThat(assessed(SINCE_335, "householdStatus", "?").status()).as("of 76").isEqualTo(Status.ELIGIBLE);
      assertThat(assessed(SINCE_335, "birthDate", "1951").missing()).containsExactly("birthDate");
      assertThat(assessed(SINCE_335, "birthDate", "1950").status()).isEqualTo(Status.ELIGIBLE);
    }
  }

  @Nested
  class A_funeral {

    private final Map<String, Object> died = Map.of("deathDate", "2026-07-15", "onAllowance", true,
        "appliedAndEligible", false, "childOfSingleParentOnAllowance", false, "age80WithSurvivorBenefit", false,
        "age75WithSurvivorBenefit", false, "poor70WithSurvivorBenefit", false, "otherFuneralSupport", false);

    @ParameterizedTest
    @CsvSource({"2026-08-01,10000000", "2026-10-05,10800000"})
    void is_counted_with_the_standard_that_is_in_force_when_it_is_assessed(LocalDate asOf, long amount) {
      var assessed = assess("SOC_FUNERAL", asOf, died, null, Map.of());

      assertThat(assessed.amount()).isEqualTo(amount);
      assertThat(assessed.rates()).singleElement().satisfies(rate -> {
        assertThat(rate.fact()).isEqualTo("deathDate");
        assertThat(rate.day()).isEqualTo("2026-07-15");
        assertThat(rate.inForceFrom()).isBeforeOrEqualTo(asOf);
      });
    }

    @ParameterizedTest
    @CsvSource({"FIRE,27000000", "NONE,"})
    void after_a_disaster_is_fifty_standards(String cause, Long amount) {
      var facts = Map.<String, Object>of("deathDate", "2026-10-10", "cause", cause);
      assertThat(assess("SOC_FUNERAL_URGENT", LocalDate.of(2026, 10, 12), facts, null, Map.of()).amount())
          .isEqualTo(amount);
      assertThat(assess("SOC_FUNERAL_URGENT", LocalDate.of(2026, 10, 12), Map.of("deathDate", "2026-10-10"), null,
          Map.of()).missing()).containsExactly("cause");
    }

    @Test
    void of_who_applied_for_the_social_pension_and_was_eligible_is_supported() {
      assertThat(assess("SOC_PENSION_FUNERAL", LocalDate.of(2025, 8, 1), Map.of("deathDate", "2025-07-20", "onPension",
          false, "appliedAndEligible", true, "otherFuneralSupport", false), null, Map.of()).amount())
          .isEqualTo(10_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"2022-05-01,NURSERY,324800", "2024-09-01,NURSERY,558000", "2024-09-01,SCHOOL,1116000",
      "2026-09-30,NURSERY,558000", "2026-10-01,NURSERY,602000", "2026-10-01,UNIVERSITY,1205000"})
  void education_support_is_rounded_as_the_law_of_its_standard_says(LocalDate asOf, String level, long amount) {
    assertThat(assess("MER_EDUCATION", asOf, Map.of("level", level, "entitledPupil", true), null, Map.of()).amount())
        .isEqualTo(amount);
  }

  @Test
  void who_must_move_from_danger_need_not_be_poor() {
    assertThat(assess("SOC_HOUSE", Map.of("damage", "RELOCATION", "inDifficulty", false)).amount())
        .isEqualTo(30_000_000);
    assertThat(assess("SOC_HOUSE", Map.of("damage", "DESTROYED", "inDifficulty", false)).status())
        .isEqualTo(Status.INELIGIBLE);
  }

  @Test
  void a_programme_that_has_ended_is_closed_at_the_desk_and_still_judged_for_the_past() {
    var ended = CATALOGUE.find("COV_MEALS").orElseThrow();

    assertThat(ended.isOpenOn(LocalDate.of(2022, 1, 31))).isTrue();
    assertThat(ended.isOpenOn(LocalDate.of(2022, 2, 1))).isFalse();
    assertThat(ended.on(LocalDate.of(2022, 12, 31))).isPresent();
    assertThat(ended.ended()).isNotNull();
    assertThat(CATALOGUE.find("SOC_PENSION").orElseThrow().isOpenOn(LocalDate.of(2025, 6, 30))).isFalse();
  }
}
