package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.reporting.domain.Dossier.CALCULATOR;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.reporting.domain.NextStep.Desk;

/** Whoever must act next has the dossier in the list, and nobody else. */
class NextStepTest {

  private static final ProgrammeRules POSTED = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("5 WD"), 2));

  private final Dossier dossier = Dossier.accepted("2022-03-01 08:00");

  @Test
  void before_acceptance_the_ward_accepts_or_refuses() {
    var submitted = List.of(dossier.facts().getFirst());

    assertThat(NextStep.of(CaseReading.of(submitted, Dossier.FIVE_DAYS, CALCULATOR).orElseThrow()))
        .contains(NextStep.ACCEPT);
  }

  @Test
  void from_the_ward_to_the_division_to_the_chairman_and_back_to_the_ward() {
    assertThat(step()).isEqualTo(NextStep.FORWARD);
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierForwarded("appraise"));
    assertThat(step()).isEqualTo(NextStep.APPRAISE);
    dossier.with("2022-03-02 09:00", new DossierAppraised(Outcome.Proposal.GRANT, 1L, null));
    assertThat(step()).isEqualTo(NextStep.DECIDE);
    dossier.decided("2022-03-03 09:00");
    assertThat(step()).isEqualTo(NextStep.RETURN_RESULT);
    assertThat(step().desk()).isEqualTo(Desk.WARD);
    dossier.with("2022-03-04 09:00", new IntakeEvent.ResultReturned());
    assertThat(NextStep.of(dossier.reading())).isEmpty();
  }

  @Test
  void what_the_chairman_sends_back_is_the_divisions_again_until_it_is_proposed_anew_and_its_clock_runs_on() {
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierForwarded("appraise"))
        .with("2022-03-02 09:00", new DossierAppraised(Outcome.Proposal.GRANT, 1L, null));
    var due = dossier.reading().clock().finalDue();
    dossier.with("2022-03-02 10:00", new AppraisalReturned("xem lại mức"));

    assertThat(step()).isEqualTo(NextStep.APPRAISE);
    assertThat(step().desk()).isEqualTo(Desk.DIVISION);
    assertThat(dossier.reading().clock().finalDue()).isEqualTo(due);
    assertThat(dossier.reading().state()).isEqualTo(CaseReading.State.OPEN);
    dossier.with("2022-03-03 09:00", new DossierAppraised(Outcome.Proposal.REFUSE, null, "không đủ"));
    assertThat(step()).isEqualTo(NextStep.DECIDE);
  }

  @Test
  void where_the_programme_posts_it_is_posted_before_it_goes_on() {
    assertThat(NextStep.of(CaseReading.of(dossier.facts(), POSTED, CALCULATOR).orElseThrow()))
        .contains(NextStep.POST);
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierPosted());
    assertThat(NextStep.of(CaseReading.of(dossier.facts(), POSTED, CALCULATOR).orElseThrow()))
        .contains(NextStep.FORWARD);
  }

  @Test
  void while_papers_are_awaited_the_ward_takes_them_in_wherever_the_dossier_lies() {
    dossier.with("2022-03-01 09:00", new IntakeEvent.DossierForwarded("appraise"))
        .supplementRequested("2022-03-02 08:00");

    assertThat(step()).isEqualTo(NextStep.RECEIVE_PAPERS);
  }

  @Test
  void nothing_is_left_to_do_on_what_was_withdrawn() {
    dossier.with("2022-03-02 08:00", new IntakeEvent.DossierWithdrawn("đổi ý"));

    assertThat(NextStep.of(dossier.reading())).isEmpty();
  }

  @Test
  void each_ward_has_a_list_of_its_own_and_the_desks_of_the_city_have_one_each() {
    var queues = Map.of(Desk.WARD, "WARD|19333", Desk.DIVISION, "DIVISION", Desk.CHAIRMAN, "CHAIRMAN");

    queues.forEach((desk, queue) -> assertThat(vn.kip.reporting.application.CaseSummary.queue(desk, "19333"))
        .isEqualTo(queue));
  }

  private NextStep step() {
    return NextStep.of(dossier.reading()).orElseThrow();
  }
}
