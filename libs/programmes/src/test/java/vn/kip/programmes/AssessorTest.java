package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LocalDate AS_OF = LocalDate.of(2022, 3, 16);

  private static Assessment assess(String programme, Map<String, Object> facts) {
    return assess(programme, AS_OF, facts, null, Map.of());
  }

  private static Assessment assess(String programme, LocalDate asOf, Map<String, Object> facts,
      @Nullable String applicant, Map<String, String> paidElsewhere) {
    var version = CATALOGUE.find(programme).flatMap(found -> found.on(asOf)).orElseThrow();
    return new Assessor(CATALOGUE.rates()).assess(version, asOf, facts, applicant, paidElsewhere);
  }

  /** A person of 35 on nothing, but for what is said. */
  private static Map<String, Object> person(Object... changes) {
    var facts = new HashMap<String, Object>(Map.of("birthDate", "1987-01-01", "householdStatus", "NONE", "disability",
        "NONE", "hiv", false, "stableIncome", false, "noSupporter", false, "formerNoSupporter", false, "studying",
        false));
    facts.putAll(Map.of("pension", false, "otherMonthlyAllowance", false, "obligedSupporter", "PRESENT",
        "takenInByCarer", false, "difficultArea", false, "single", false, "children", List.of(), "inCentre", false));
    return with(facts, changes);
  }

  private static Map<String, Object> worker(String id, Object... changes) {
    return with(new HashMap<>(Map.of("name", "Lê Thị Hoa", "id", id, "insured", true, "from", "2021-08-02", "to",
        "2021-08-31", "pregnant", false, "childrenUnder6", 0)), changes);
  }

  private static Map<String, Object> with(Map<String, Object> facts, Object... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].equals("?")) {
        facts.remove(String.valueOf(changes[i]));
      } else {
        facts.put(String.valueOf(changes[i]), changes[i + 1]);
      }
    }
    return facts;
  }

  private static Map<String, Object> list(Object... workers) {
    return Map.of("employer", "Công ty An Bình", "taxCode", "3200000001", "lines", List.of(workers));
  }

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
      assertThat(assessment.rates()).containsExactly(new Assessment.AppliedRate("socialStandard",
          LocalDate.of(2021, 7, 1), 360_000, "Decree 20/2021 art. 4"));
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

  @Nested
  class A_list_of_workers {

    @Test
    void is_paid_the_sum_of_its_eligible_lines() {
      var assessment = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18),
          list(worker("1"), worker("2", "insured", false), worker("3", "pregnant", true)), null, Map.of());

      assertThat(assessment.amount()).isEqualTo(8_420_000);
      assertThat(assessment.lines()).extracting(Assessment.Line::amount).containsExactly(3_710_000L, 0L, 4_710_000L);
      assertThat(assessment.lines().get(1).reason()).isEqualTo("does not hold: insured in the month before: yes");
      assertThat(assessment.persons()).containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void pays_a_person_who_stands_on_it_twice_once() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18), list(worker("1"), worker("1")), null,
          Map.of());

      assertThat(assessment.amount()).isEqualTo(1_000_000);
      assertThat(assessment.lines().getLast().reason()).isEqualTo("A person is paid once; stands on an earlier line.");
    }

    @Test
    void counts_the_first_eligible_line_of_a_person_not_the_first_line() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18),
          list(worker("1", "to", "2021-08-05"), worker("1"), worker("1")), null, Map.of());

      assertThat(assessment.lines()).extracting(Assessment.Line::eligible).containsExactly(false, true, false);
    }

    @Test
    void does_not_pay_whom_an_earlier_dossier_wins_but_still_names_the_person() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18), list(worker("1"), worker("2")), null,
          Map.of("1", "H50-0001"));

      assertThat(assessment.status()).isEqualTo(Status.ELIGIBLE);
      assertThat(assessment.amount()).isEqualTo(1_000_000);
      assertThat(assessment.persons()).containsExactlyInAnyOrder("1", "2");
      assertThat(assessment.lines().getFirst().reason())
          .isEqualTo("A person is paid once; H50-0001 was accepted earlier.");
    }

    @Test
    void is_refused_with_the_reason_when_everybody_is_paid_elsewhere() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18), list(worker("1")), null,
          Map.of("1", "H50-0001"));

      assertThat(assessment.status()).isEqualTo(Status.INELIGIBLE);
      assertThat(assessment.failed()).extracting(Failed::rule).containsExactly("once");
    }

    @Test
    void needs_the_facts_of_a_line_by_its_place() {
      var assessment = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18),
          list(worker("1"), worker("2", "insured", "?", "pregnant", "?")), null, Map.of());

      assertThat(assessment.status()).isEqualTo(Status.NEEDS_FACTS);
      assertThat(assessment.missing()).containsExactly("lines[1].insured", "lines[1].pregnant");
      assertThat(assessment.amount()).isNull();
    }

    @Test
    void does_not_ask_about_a_line_that_is_refused_whatever_the_answer() {
      var twice = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18),
          list(worker("1"), worker("1", "insured", "?")), null, Map.of());
      var elsewhere = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18),
          list(worker("1"), worker("2", "insured", "?")), null, Map.of("2", "H50-0001"));

      assertThat(twice.status()).isEqualTo(Status.ELIGIBLE);
      assertThat(elsewhere.status()).isEqualTo(Status.ELIGIBLE);
      assertThat(elsewhere.amount()).isEqualTo(3_710_000);
    }

    @Test
    void pays_nobody_who_is_not_known_by_number() {
      var assessment = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18), list(worker("1", "id", "?")), null,
          Map.of());

      assertThat(assessment.missing()).containsExactly("lines[0].id");
    }

    @Test
    void that_is_unknown_is_asked_for_while_it_could_matter() {
      assertThat(assess("COV_SUSPENDED", LocalDate.of(2022, 1, 31), Map.of(), null, Map.of()).missing())
          .containsExactly("lines");
      assertThat(assess("COV_SUSPENDED", LocalDate.of(2022, 2, 1), Map.of(), null, Map.of()).status())
          .isEqualTo(Status.INELIGIBLE);
    }

    @Test
    void with_nobody_on_it_is_refused() {
      var assessment = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18), list(), null, Map.of());

      assertThat(assessment.status()).isEqualTo(Status.INELIGIBLE);
      assertThat(assessment.failed()).extracting(Failed::en).containsExactly("nobody stands on the list");
    }

    @Test
    void explains_lines_that_are_treated_alike_together() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18), list(worker("1"), worker("2")), null,
          Map.of());

      assertThat(assessment.trace()).extracting(Tried::rule, Tried::why)
          .containsExactly(tuple("stopped", "lines 1-2: all conditions hold"));
      assertThat(assessment.rates()).extracting(Assessment.AppliedRate::series)
          .containsExactly("covidAddOn", "covidStopped");
    }
  }

  @Nested
  class A_person_alone_in_a_group_that_pays_once {

    private final Map<String, Object> ended = Map.of("insured", true, "endedOn", "2021-08-01", "unemploymentBenefit",
        false, "unlawfulQuit", false, "pregnant", false, "childrenUnder6", 0);

    @Test
    void is_the_applicant() {
      assertThat(assess("COV_ENDED", AS_OF, ended, "045", Map.of()).persons()).containsExactly("045");
      assertThat(assess("COV_ENDED", AS_OF, ended, null, Map.of()).persons()).isEmpty();
    }

    @Test
    void is_refused_when_an_earlier_dossier_wins() {
      var assessment = assess("COV_ENDED", AS_OF, ended, "045", Map.of("045", "H50-0001"));

      assertThat(assessment.status()).isEqualTo(Status.INELIGIBLE);
      assertThat(assessment.amount()).isNull();
      assertThat(assessment.failed()).singleElement().satisfies(failed -> {
        assertThat(failed.rule()).isEqualTo("once");
        assertThat(failed.en()).isEqualTo("A person is paid once; H50-0001 was accepted earlier.");
      });
      assertThat(assessment.persons()).containsExactly("045");
    }

    @Test
    void is_not_asked_for_facts_when_an_earlier_dossier_wins_anyway() {
      var unknown = with(new HashMap<>(ended), "insured", "?");

      assertThat(assess("COV_ENDED", AS_OF, unknown, "045", Map.of("045", "H50-0001")).status())
          .isEqualTo(Status.INELIGIBLE);
      assertThat(assess("COV_ENDED", AS_OF, unknown, "045", Map.of()).missing()).containsExactly("insured");
    }

    @Test
    void who_is_not_eligible_claims_nothing() {
      var assessment = assess("COV_ENDED", AS_OF, with(new HashMap<>(ended), "insured", false), "045",
          Map.of("045", "H50-0001"));

      assertThat(assessment.persons()).isEmpty();
      assertThat(assessment.failed()).extracting(Failed::rule).containsExactly("ended");
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
  void meals_of_unknown_kind_are_asked_for_only_beyond_the_shorter_of_the_two_limits() {
    assertThat(assess("COV_MEALS", Map.of("days", 21, "birthDate", "1980-01-01")).amount()).isEqualTo(1_680_000);
    assertThat(assess("COV_MEALS", Map.of("days", 22, "birthDate", "1980-01-01")).missing()).containsExactly("kind");
    assertThat(assess("COV_MEALS", Map.of("birthDate", "1980-01-01")).missing()).containsExactly("kind", "days");
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
    assertThat(assess("MER_FUNERAL", Map.of("deathDate", deathDate, "recognised", true)).amount()).isEqualTo(amount);
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

  @Test
  void null_on_a_line_is_asked_for_by_its_place() {
    var worker = new HashMap<String, @Nullable Object>(worker("045190000001"));
    worker.put("insured", null);
    worker.put("remark", null);

    assertThat(assess("COV_SUSPENDED", list(worker))).isEqualTo(assess("COV_SUSPENDED",
        list(worker("045190000001", "insured", "?"))));
  }

  @Test
  void an_assessment_is_plain_json() {
    var json = JsonMapper.builder().build();
    var names = new ArrayList<String>();
    json.readTree(json.writeValueAsString(assess("SOC_MONTHLY", person()))).propertyNames().forEach(names::add);

    assertThat(names).contains("status", "category", "coefficient", "amount", "entitledFrom", "failed", "missing",
        "trace", "parts", "lines");
  }
}
