package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.kip.programmes.Applicants.AS_OF;
import static vn.kip.programmes.Applicants.assess;
import static vn.kip.programmes.Applicants.list;
import static vn.kip.programmes.Applicants.with;
import static vn.kip.programmes.Applicants.worker;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Line;
import vn.kip.programmes.Assessment.Obstacle;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;

/** Workers on an employer's list, and alone. */
class WorkersTest {

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
      assertThat(assessment.lines().getLast())
          .isEqualTo(new Line(1, "1", false, 0, null, null, Obstacle.PAID_ON_EARLIER_LINE, List.of()));
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
      assertThat(assessment.lines().getFirst()).isEqualTo(
          new Line(0, "1", false, 0, null, null, Obstacle.PAID_BY_EARLIER_DOSSIER, List.of("H50-0001")));
    }

    @Test
    void is_refused_with_the_reason_when_everybody_is_paid_elsewhere() {
      var assessment = assess("COV_STOPPED", LocalDate.of(2022, 1, 18), list(worker("1")), null,
          Map.of("1", "H50-0001"));

      assertThat(assessment.status()).isEqualTo(Status.INELIGIBLE);
      assertThat(assessment.failed())
          .containsExactly(new Failed("once", assessment.failed().getFirst().article(),
              Obstacle.ALL_PAID_BY_EARLIER_DOSSIERS));
    }

    @Test
    void needs_the_facts_of_a_line_by_its_place() {
      var assessment = assess("COV_SUSPENDED", LocalDate.of(2022, 1, 18),
          list(worker("1"), worker("2", "insured", "?", "pregnant", "?")), null, Map.of());

      assertThat(assessment.status()).isEqualTo(Status.NEEDS_FACTS);
      assertThat(assessment.missing()).containsExactly("lines[1].insured", "lines[1].pregnant");
      assertThat(assessment.lines().getLast()).isEqualTo(
          new Line(1, "2", false, 0, null, null, Obstacle.FACTS_UNKNOWN, List.of("insured", "pregnant")));
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
      assertThat(assessment.failed()).extracting(Failed::obstacle).containsExactly(Obstacle.NOBODY_LISTED);
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

    @Test
    void a_null_on_a_line_is_asked_for_by_its_place() {
      var worker = new HashMap<String, @Nullable Object>(worker("045190000001"));
      worker.put("insured", null);
      worker.put("remark", null);

      assertThat(assess("COV_SUSPENDED", list(worker)))
          .isEqualTo(assess("COV_SUSPENDED", list(worker("045190000001", "insured", "?"))));
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
        assertThat(failed.obstacle()).isEqualTo(Obstacle.PAID_BY_EARLIER_DOSSIER);
        assertThat(failed.values()).containsExactly("H50-0001");
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
}
