package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.OfficerId;

/** What raises a finding, and what just does not. 2022-03-01 is a Tuesday; five working days after it is the 8th. */
class FindingsTest {

  private static final String MORNING = "2022-03-01 08:00";

  private final Dossier dossier = Dossier.accepted(MORNING);

  @Test
  void a_dossier_handled_as_the_law_wants_raises_none() {
    dossier.supplementRequested("2022-03-03 08:00").with("2022-03-04 08:00", new SupplementReceived(null))
        .with("2022-03-07 08:00", assessed(Status.ELIGIBLE, 540_000L)).with("2022-03-08 08:00", granted(540_000L));

    assertThat(findings(dossier)).isEmpty();
  }

  @Test
  void nothing_is_asked_of_a_dossier_that_is_not_of_form_06() {
    dossier.decided("2022-03-05 23:00");
    ProgrammeRules notStatutory = (_, _) -> Optional
        .of(new ProgrammeRules.Terms("LABOUR", false, TimeLimit.parse("5 WD"), null));

    assertThat(findings(dossier, notStatutory)).isEmpty();
  }

  @Nested
  class A_supplement_request {

    @Test
    void is_asked_about_when_it_is_the_second() {
      dossier.supplementRequested("2022-03-02 08:00").with("2022-03-03 08:00", new SupplementReceived(null))
          .supplementRequested("2022-03-04 08:00");

      assertThat(findings(dossier)).containsExactly(
          new Finding(Finding.Why.SECOND_REQUEST, dossier.facts().getLast().entry().id()));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-04 17:00,", "2022-03-07 08:00,D1"})
    void is_asked_about_after_the_third_working_day(String asked, @Nullable Flag flag) {
      raises(flag, dossier.supplementRequested(asked));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-02 08:00,", "2022-03-03 08:00,D1"})
    void is_asked_about_after_the_due_date(String asked, @Nullable Flag flag) {
      raises(flag, dossier.supplementRequested(asked), terms("1 WD", null));
    }
  }

  @Nested
  class An_action {

    @ParameterizedTest
    @CsvSource({"2022-03-04 16:00,2022-03-07 23:59,", "2022-03-04 16:00,2022-03-08 00:00,D4",
        "2022-03-03 16:00,2022-03-04 23:59,", "2022-03-03 16:00,2022-03-05 00:00,D4"})
    void may_be_recorded_until_the_end_of_the_next_working_day(String at, String recorded, @Nullable Flag flag) {
      raises(flag, dossier.decided(at, recorded));
    }

    @Test
    void is_what_an_officer_does_and_not_what_a_service_concludes() {
      raises(null, dossier.with("2022-03-02 08:00", "2022-03-10 08:00", assessed(Status.NEEDS_FACTS, null)));
    }
  }

  @Test
  void a_code_that_names_another_day_than_that_of_acceptance_is_asked_about() {
    assertThat(findings(Dossier.accepted("2022-03-02 08:00"))).singleElement()
        .matches(found -> found.why() == Finding.Why.CODE_OF_ANOTHER_DAY);
  }

  @Nested
  class A_decision {

    @ParameterizedTest
    @CsvSource(value = {"null", "''", "' '"}, nullValues = "null")
    void without_a_number_is_asked_about_once(@Nullable String number) {
      raises(Flag.D8, dossier.with("2022-03-04 08:00", decision(Outcome.GRANTED, number, null)), terms("5 WD", 2));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-03 17:00,D8", "2022-03-04 08:00,"})
    void has_to_await_the_second_working_day_of_posting(String decided, @Nullable Flag flag) {
      raises(flag, dossier.with("2022-03-02 08:00", new DossierPosted()).decided(decided), terms("5 WD", 2));
    }

    @Test
    void counts_working_days_of_posting_only() {
      raises(Flag.D8, dossier.with("2022-03-04 08:00", new DossierPosted()).decided("2022-03-07 08:00"),
          terms("5 WD", 2));
    }

    @Test
    void that_was_never_posted_is_asked_about_where_the_programme_posts() {
      raises(Flag.D8, dossier.decided("2022-03-04 08:00"), terms("5 WD", 2));
    }

    @ParameterizedTest
    @CsvSource({"2022-03-04 05:59,D14", "2022-03-04 06:00,", "2022-03-04 21:59,", "2022-03-04 22:00,D14",
        "2022-03-05 10:00,D14", "2022-04-11 10:00,D14"})
    void at_night_or_on_a_day_off_is_asked_about(String decided, @Nullable Flag flag) {
      raises(flag, dossier.decided(decided));
    }

    @Test
    void may_be_signed_at_any_hour_where_hours_are_the_limit() {
      raises(null, dossier.decided("2022-03-05 23:00"), terms("120 H", null));
    }

    @ParameterizedTest
    @CsvSource({"INELIGIBLE,,GRANTED,540000,E1", "INELIGIBLE,,REFUSED,,", "ELIGIBLE,540000,REFUSED,,E1",
        "ELIGIBLE,540000,GRANTED,540000,", "ELIGIBLE,540000,GRANTED,720000,E1", "ELIGIBLE,540000,GRANTED,,E1",
        "ELIGIBLE,,GRANTED,720000,", "NEEDS_APPRAISAL,,GRANTED,540000,", "NEEDS_FACTS,,REFUSED,,"})
    void against_the_assessment_is_asked_about(Status status, @Nullable Long assessed, Outcome outcome,
        @Nullable Long amount, @Nullable Flag flag) {
      raises(flag, dossier.with("2022-03-02 08:00", assessed(status, assessed)).with("2022-03-03 08:00",
          decision(outcome, "1/QĐ", amount)));
    }

    @Test
    void of_another_amount_names_both() {
      var found = findings(
          dossier.with("2022-03-02 08:00", assessed(Status.ELIGIBLE, 540_000L)).with("2022-03-03 08:00",
              granted(720_000L)));

      assertThat(found.getFirst().why()).isEqualTo(Finding.Why.ANOTHER_AMOUNT);
      assertThat(found.getFirst().amounts()).isEqualTo(new Finding.Amounts(540_000, 720_000L));
    }
  }

  @Nested
  class An_apology {

    @ParameterizedTest
    @CsvSource({"2022-03-07 17:00,", "2022-03-08 00:00,D12"})
    void comes_before_the_due_date(String sent, @Nullable Flag flag) {
      raises(flag, dossier.with(sent, apology()));
    }

    @Test
    void comes_once() {
      raises(Flag.D12, dossier.with("2022-03-04 08:00", apology()).with("2022-03-07 08:00", apology()));
    }

    private static ApologySent apology() {
      return new ApologySent(LocalDate.of(2022, 3, 15), "Chờ xác minh");
    }
  }

  @Nested
  class A_submission_over_the_internet {

    @ParameterizedTest
    @CsvSource({"2022-02-28 23:59,", "2022-02-25 23:59,D15"})
    void is_accepted_by_the_end_of_the_next_working_day(String submitted, @Nullable Flag flag) {
      raises(flag, Dossier.submittedOnLine(submitted).acceptedLater("2022-03-01 23:59"));
    }

    @Test
    void at_a_weekend_counts_from_its_own_day() {
      raises(Flag.D15, Dossier.submittedOnLine("2022-02-26 08:00").acceptedLater("2022-03-01 08:00"));
    }
  }

  private static void raises(@Nullable Flag flag, Dossier dossier) {
    raises(flag, dossier, Dossier.FIVE_DAYS);
  }

  private static void raises(@Nullable Flag flag, Dossier dossier, ProgrammeRules rules) {
    var expected = flag == null ? List.<Flag>of() : List.of(flag);
    assertThat(findings(dossier, rules)).extracting(Finding::flag).isEqualTo(expected);
  }

  private static List<Finding> findings(Dossier dossier) {
    return findings(dossier, Dossier.FIVE_DAYS);
  }

  private static List<Finding> findings(Dossier dossier, ProgrammeRules rules) {
    var reading = CaseReading.of(dossier.facts(), rules, Dossier.CALCULATOR).orElseThrow();
    return Findings.of(reading, Dossier.CALCULATOR);
  }

  private static ProgrammeRules terms(String limit, @Nullable Integer postingWorkingDays) {
    return (_, _) -> Optional
        .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse(limit), postingWorkingDays));
  }

  private static DossierAssessed assessed(Status status, @Nullable Long amount) {
    return new DossierAssessed(LocalDate.of(2022, 3, 2), status, null, null, amount, null, List.of(), List.of(),
        List.of(), List.of(), List.of(), "rules", null, null, null);
  }

  private static DecisionSigned granted(long amount) {
    return decision(Outcome.GRANTED, "1/QĐ", amount);
  }

  private static DecisionSigned decision(Outcome outcome, @Nullable String number, @Nullable Long amount) {
    return new DecisionSigned(outcome, number, new OfficerId("chair-1"), amount, null);
  }
}
