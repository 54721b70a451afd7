package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.programmes.Applicants.assess;
import static vn.kip.programmes.Applicants.person;
import static vn.kip.programmes.Applicants.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Part;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;

class AssessorTest {

  @Nested
  class A_monthly_allowance {

    @Test
    void of_two_entitlements_only_the_higher_is_paid() {
      var both = assess("SOC_MONTHLY", person("birthDate", "1941-01-01", "householdStatus", "POOR",
          "obligedSupporter", "NONE", "disability", "EXTREMELY_SEVERE", "certificateMonth", "2022-01"));

      assertThat(both.category()).isEqualTo("K6");
      assertThat(both.coefficient()).isEqualByComparingTo("2.5");
      assertThat(both.entitledFrom()).isEqualTo("2022-01");
    }

    @Test
    void on_equal_coefficients_the_first_row_of_the_law_is_named() {
      var both = assess("SOC_MONTHLY", person("birthDate", "1941-01-01", "householdStatus", "POOR",
          "obligedSupporter", "NONE", "disability", "SEVERE", "certificateMonth", "2022-01"));

      assertThat(both.category()).isEqualTo("K5a");
      assertThat(both.coefficient()).isEqualByComparingTo("2.0");
    }

    @Test
    void for_raising_children_alone_is_paid_beside_another_with_its_own_month() {
      var sum = assess("SOC_MONTHLY", person("householdStatus", "NEAR_POOR", "single", true, "disability", "SEVERE",
          "certificateMonth", "2022-02", "children", List.of(Map.of("birthDate", "2013-05-05", "studying", true),
              Map.of("birthDate", "2016-05-05", "studying", false))));

      assertThat(sum.category()).isEqualTo("K4+K6");
      assertThat(sum.amount()).isEqualTo(1_260_000);
      assertThat(sum.entitledFrom()).isNull();
      assertThat(sum.parts()).containsExactly(
          new Part("K4", new BigDecimal("2.0"), 720_000, null),
          new Part("K6", new BigDecimal("1.5"), 540_000, "2022-02"));
    }

    @Test
    void in_two_parts_needs_the_month_of_the_certificate_too() {
      var sum = assess("SOC_MONTHLY", person("householdStatus", "POOR", "single", true, "disability", "SEVERE",
          "children", List.of(Map.of("birthDate", "2013-05-05", "studying", true))));

      assertThat(sum.missing()).containsExactly("certificateMonth");
    }

    @ParameterizedTest
    @CsvSource({"2020-05,2021-07", "2021-07,2021-07", "2021-08,2021-08"})
    void never_starts_before_the_decree(String certificate, String from) {
      assertThat(assess("SOC_MONTHLY", person("disability", "SEVERE", "certificateMonth", certificate)).entitledFrom())
          .isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"1942-02-28,2022-02-28,ELIGIBLE", "1940-02-29,2020-02-28,INELIGIBLE", "1940-02-29,2020-02-29,ELIGIBLE",
        "1944-02-29,2024-02-29,ELIGIBLE"})
    void counts_years_by_the_birthday(String birthDate, LocalDate asOf, Status status) {
      assertThat(assess("SOC_MONTHLY", asOf, person("birthDate", birthDate), null, Map.of()).status())
          .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2022-02-28,2.5", "2022-03-01,1.5"})
    void of_a_child_born_on_29_february_counts_the_birthday_on_1_march(LocalDate asOf, BigDecimal coefficient) {
      var leap = person("birthDate", "2018-03-01", "noSupporter", true);
      assertThat(assess("SOC_MONTHLY", asOf, leap, null, Map.of()).coefficient()).isEqualByComparingTo(coefficient);

      var sixteen = person("birthDate", "2006-03-01", "noSupporter", true);
      var born29th = person("birthDate", "2004-02-29", "formerNoSupporter", true, "studying", true);
      assertThat(assess("SOC_MONTHLY", asOf, sixteen, null, Map.of()).status())
          .isEqualTo(asOf.getDayOfMonth() == 1 ? Status.INELIGIBLE : Status.ELIGIBLE);
      assertThat(assess("SOC_MONTHLY", asOf.plusYears(4), born29th, null, Map.of()).status())
          .as("turns 22 on 1 March 2026").isEqualTo(asOf.getDayOfMonth() == 1 ? Status.INELIGIBLE : Status.ELIGIBLE);
    }

    @Test
    void at_80_needs_the_full_birth_date_even_where_both_ends_of_the_year_are_80() {
      var year = assess("SOC_MONTHLY", person("birthDate", "1930"));

      assertThat(year.status()).isEqualTo(Status.NEEDS_FACTS);
      assertThat(year.missing()).containsExactly("birthDate");
    }

    @Test
    void takes_the_birth_year_as_a_number_too() {
      assertThat(assess("SOC_MONTHLY", person("birthDate", 1930)).missing()).containsExactly("birthDate");
      assertThat(assess("SOC_MONTHLY", person("birthDate", 1980)).status()).isEqualTo(Status.INELIGIBLE);
    }

    @Test
    void needs_what_can_still_change_the_result_and_nothing_else() {
      assertThat(assess("SOC_MONTHLY", person("inCentre", true, "birthDate", "?", "hiv", "?")).status())
          .isEqualTo(Status.INELIGIBLE);
      assertThat(assess("SOC_MONTHLY", person("single", "?", "householdStatus", "POOR", "children", "?")).missing())
          .containsExactly("single", "children");
      assertThat(assess("SOC_MONTHLY", person("single", true, "householdStatus", "POOR", "children",
          List.of(Map.of("birthDate", "2005-01-01")))).missing()).containsExactly("children[0].studying");
    }

    @Test
    void of_which_nothing_is_known_needs_every_fact_that_any_rule_asks_for() {
      assertThat(assess("SOC_MONTHLY", Map.of()).missing()).containsExactly("birthDate", "householdStatus",
          "disability", "certificateMonth", "hiv", "stableIncome", "noSupporter", "formerNoSupporter", "studying",
          "pension", "otherMonthlyAllowance", "obligedSupporter", "takenInByCarer", "difficultArea", "single",
          "inCentre", "children");
    }

    @Test
    void takes_an_answer_that_is_no_answer_for_unknown() {
      assertThat(assess("SOC_MONTHLY", person("householdStatus", "RICH", "birthDate", "1950-01-01", "obligedSupporter",
          "NONE")).missing()).containsExactly("householdStatus");
      assertThat(assess("SOC_MONTHLY", person("disability", "SEVERE", "certificateMonth", "2022-13")).missing())
          .containsExactly("certificateMonth");
    }

    @Test
    void explains_each_row_that_was_tried() {
      var assessment = assess("SOC_MONTHLY", person("hiv", true, "householdStatus", "POOR"));

      assertThat(assessment.trace()).hasSize(17);
      assertThat(assessment.trace().getLast()).isEqualTo(new Tried("K8", true, "Decree 20/2021 art. 5(8)",
          "mọi điều kiện đều đạt", "all conditions hold",
          List.of("birthDate", "hiv", "householdStatus", "inCentre", "stableIncome")));
      assertThat(assessment.trace().getFirst()).satisfies(tried -> {
        assertThat(tried.held()).isFalse();
        assertThat(tried.why()).isEqualTo("does not hold: age: under 4; child without support: yes");
      });
      assertThat(assessment.rates()).containsExactly(new Assessment.AppliedRate("socialStandard", "asOf",
          Applicants.AS_OF, LocalDate.of(2021, 7, 1), LocalDate.of(2021, 7, 1), 360_000, "Decree 20/2021 art. 4"));
    }

    @Test
    void that_is_refused_names_the_condition_and_article_of_each_row() {
      var refused = assess("SOC_MONTHLY", person("inCentre", true));

      assertThat(refused.failed()).hasSize(17).contains(new Failed("K8", "Decree 20/2021 art. 5(8)",
          "không đạt: Đang ở cơ sở trợ giúp xã hội: không; Nhiễm HIV/AIDS: có; Diện hộ: hộ nghèo",
          "does not hold: lives in a centre: no; has HIV: yes; household status: poor household"));
    }

    @Test
    void that_is_refused_for_age_alone_says_from_which_birthday_it_will_hold() {
      var refused = assess("SOC_MONTHLY", person("birthDate", "1942-05-16"));

      assertThat(refused.status()).isEqualTo(Status.INELIGIBLE);
      assertThat(refused.nearest().getFirst()).isEqualTo(new Assessment.NearMiss("K5c", "K5c",
          "Decree 20/2021 art. 5(5)c", "khi đủ 80 tuổi (16/05/2022) thì đạt", "will hold at 80, from 2022-05-16",
          LocalDate.of(2022, 5, 16), 80));
    }

    @Test
    void that_is_refused_for_more_than_age_names_the_rows_that_came_closest() {
      var refused = assess("SOC_MONTHLY", person("disability", "MILD", "single", true, "householdStatus", "POOR"));

      assertThat(refused.nearest().getFirst().from()).as("K5c at 80").isEqualTo("2067-01-01");
      assertThat(refused.nearest()).extracting(Assessment.NearMiss::rule).contains("K4");
    }
  }

  @Test
  void a_house_costs_the_sum_of_its_sources() {
    assertThat(assess("GRAT_BUILD", Map.of("meritCategory", "WAR_INVALID", "fundingSources",
        List.of(Map.of("source", "GRATITUDE_FUND", "amount", 43_500_000), Map.of("source", "FAMILY", "amount",
            6_000_000))))
        .amount()).isEqualTo(49_500_000);
  }

  @Test
  void meals_of_unknown_kind_are_asked_for_since_who_is_neither_kind_gets_none() {
    assertThat(assess("COV_MEALS", Map.of("days", 10, "birthDate", "1980-01-01")).missing()).containsExactly("kind");
    assertThat(assess("COV_MEALS", Map.of("birthDate", "1980-01-01")).missing()).containsExactly("kind", "days");
    assertThat(assess("COV_MEALS", Map.of("days", 0)).status()).isEqualTo(Status.INELIGIBLE);
  }

  @Test
  void a_stop_of_a_business_counts_only_inside_the_window() {
    var facts = new HashMap<String, Object>(Map.of("businessRegistered", true, "taxRegistered", true, "stoppedFrom",
        "2021-04-01", "stoppedTo", "2021-05-15"));
    var asOf = LocalDate.of(2022, 1, 18);

    assertThat(assess("COV_HOUSEHOLD", asOf, facts, null, Map.of()).amount()).isEqualTo(3_000_000);
    assertThat(assess("COV_HOUSEHOLD", asOf, with(facts, "stoppedTo", "2021-05-14"), null, Map.of()).status())
        .isEqualTo(Status.INELIGIBLE);
  }

  @ParameterizedTest
  @CsvSource({"2023-06-30,14900000", "2023-07-01,18000000"})
  void a_funeral_allowance_goes_by_the_salary_on_the_day_of_death(String deathDate, long amount) {
    assertThat(assess("MER_FUNERAL", LocalDate.of(2023, 7, 8), Map.of("deathDate", deathDate, "recognised", true), null,
        Map.of()).amount()).isEqualTo(amount);
  }

  @Test
  void an_assessment_is_plain_json() {
    var json = JsonMapper.builder().build();
    var names = new ArrayList<String>();
    json.readTree(json.writeValueAsString(assess("SOC_MONTHLY", person()))).propertyNames().forEach(names::add);

    assertThat(names).contains("status", "category", "coefficient", "amount", "entitledFrom", "failed", "missing",
        "trace", "parts", "lines");
  }

  @Test
  void null_is_unknown_wherever_it_stands_even_where_no_form_asks() {
    var unknown = person("householdStatus", "POOR", "single", true, "birthDate", "?");
    unknown.put("birthDate", null);
    unknown.put("remark", null);
    var child = new HashMap<String, @Nullable Object>();
    child.put("birthDate", null);
    unknown.put("children", Arrays.asList(child, null));

    var known = person("householdStatus", "POOR", "single", true, "birthDate", "?", "children",
        List.of(Map.of(), Map.of()));

    assertThat(assess("SOC_MONTHLY", unknown)).isEqualTo(assess("SOC_MONTHLY", known))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(Status.NEEDS_FACTS));
  }
}
