package vn.kip.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.office.Officer;
import vn.kip.office.Role;

class ChamberTest {

  private static final Instant NOW = Instant.parse("2022-01-10T03:00:00Z");
  private static final PostingRule NEVER_POSTS = (_, _) -> new Posting.NotRequired();
  private static final PaymentRule NEVER_PAYS = _ -> false;

  @Test
  void a_decision_without_its_number_is_refused() {
    refused(decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, null, null), "decision.number-missing");
    refused(decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "  ", null), "decision.number-missing");
  }

  @Test
  void a_refusal_owes_its_reason_in_writing() {
    refused(decide(appraised(), "chair-1", NEVER_POSTS, Outcome.REFUSED, "1/QĐ", null), "decision.reason-missing");
  }

  @Test
  void a_grant_of_money_owes_its_amount_and_a_refusal_or_a_grant_of_something_else_does_not() {
    var chamber = new Chamber(NEVER_POSTS, _ -> true, officer("chair-1"), NOW);

    refused(chamber.decide(appraised(), Outcome.GRANTED, "1/QĐ", null, null), "decision.amount-missing");
    refused(chamber.decide(appraised(), Outcome.GRANTED, "1/QĐ", 0L, null), "decision.amount-missing");
    assertThat(chamber.decide(appraised(), Outcome.GRANTED, "1/QĐ", 720_000L, null))
        .isInstanceOf(Decision.Events.class);
    assertThat(chamber.decide(appraised(), Outcome.REFUSED, "1/QĐ", null, "sai")).isInstanceOf(Decision.Events.class);
    assertThat(decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null))
        .isInstanceOf(Decision.Events.class);
  }

  @Test
  void who_appraised_does_not_decide() {
    refused(decide(appraised(), "division-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null), "decision.four-eyes");
  }

  @Test
  void nothing_is_decided_before_it_is_appraised() {
    refused(decide(accepted(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null), "decision.not-appraised");
  }

  @Test
  void the_posting_must_have_run() {
    refused(decide(appraised(), "chair-1", (_, _) -> new Posting.NotPosted(), Outcome.GRANTED, "1/QĐ", null),
        "decision.not-posted");
    refused(
        decide(appraised(), "chair-1", (_, _) -> new Posting.DecidableFrom(LocalDate.of(2022, 1, 11)), Outcome.GRANTED,
            "1/QĐ", null),
        "decision.posting-runs");
    assertThat(
        decide(appraised(), "chair-1", (_, _) -> new Posting.DecidableFrom(LocalDate.of(2022, 1, 10)), Outcome.GRANTED,
            "1/QĐ", null))
        .isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_posting_whose_end_no_calendar_tells_is_refused_with_the_year() {
    assertThat(
        decide(appraised(), "chair-1", (_, _) -> new Posting.CalendarMissing(2027), Outcome.GRANTED, "1/QĐ", null))
        .isEqualTo(Decision.refuse(new Refusal("decision.calendar-missing", "state", Refusal.Kind.CONFLICT,
            Map.of("year", "2027"))));
  }

  @Test
  void a_decision_names_number_and_signer() {
    var decision = decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null);

    assertThat(decision).isInstanceOfSatisfying(Decision.Events.class,
        events -> assertThat(events.events().getFirst().event())
            .isEqualTo(new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null)));
  }

  @Test
  void a_proposal_is_sent_back_with_its_reason_and_no_longer_stands() {
    refused(sendBack(appraised(), " "), "appraisal-return.reason-missing");
    var returned = appraised().recorded(((Decision.Events) sendBack(appraised(), "xem lại mức")).events());

    assertThat(Appraisal.of(returned).proposal()).isNull();
    assertThat(Appraisal.of(returned).returned())
        .isEqualTo(new Appraisal.Return("xem lại mức", new OfficerId("chair-1"), NOW));
    refused(decide(returned, "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null), "decision.sent-back");
    refused(sendBack(returned, "lần nữa"), "appraisal-return.no-proposal");
  }

  @Test
  void a_new_proposal_stands_again_and_who_made_the_first_still_does_not_decide() {
    var returned = appraised().recorded(((Decision.Events) sendBack(appraised(), "xem lại mức")).events());
    var again = returned.recorded(((Decision.Events) new Chamber(NEVER_POSTS, NEVER_PAYS, officer("division-2"), NOW)
        .appraise(returned, Outcome.Proposal.REFUSE, null, "chưa đủ")).events());

    assertThat(Appraisal.of(again).returned()).isNull();
    refused(decide(again, "division-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null), "decision.four-eyes");
    assertThat(decide(again, "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null))
        .isInstanceOf(Decision.Events.class);
  }

  @Test
  void nothing_is_sent_back_that_was_not_proposed_or_is_decided() {
    refused(sendBack(accepted(), "vì sao"), "appraisal-return.no-proposal");
    var decided = appraised().recorded(
        ((Decision.Events) decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null)).events());
    refused(sendBack(decided, "vì sao"), "dossier.decided");
  }

  @Test
  void what_is_withdrawn_or_decided_is_not_worked_on() {
    var withdrawn = appraised().received(entry(Producer.INTAKE, 3, "ward-1", new IntakeEvent.DossierWithdrawn("rút")));
    refused(decide(withdrawn, "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null), "dossier.closed");
    var decided = appraised().recorded(
        ((Decision.Events) decide(appraised(), "chair-1", NEVER_POSTS, Outcome.GRANTED, "1/QĐ", null)).events());
    refused(decide(decided, "chair-2", NEVER_POSTS, Outcome.GRANTED, "2/QĐ", null), "dossier.decided");
  }

  private static Decision decide(CaseFile file, String officer, PostingRule posting, Outcome outcome,
      @Nullable String number, @Nullable String reason) {
    return new Chamber(posting, NEVER_PAYS, officer(officer), NOW).decide(file, outcome, number, null, reason);
  }

  private static Decision sendBack(CaseFile file, String reason) {
    return new Chamber(NEVER_POSTS, NEVER_PAYS, officer("chair-1"), NOW).sendBack(file, reason);
  }

  private static Officer officer(String id) {
    return new Officer(new OfficerId(id), Set.of(Role.DECIDER), null);
  }

  private static void refused(Decision decision, String key) {
    assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
  }

  private static CaseFile accepted() {
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    return CaseFile.empty(DossierId.ofRegister("chamber"), Producer.ELIGIBILITY)
        .received(entry(Producer.INTAKE, 1, "ward-1",
            new IntakeEvent.DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, applicant, Map.of(), List.of())))
        .received(entry(Producer.INTAKE, 2, "ward-1",
            new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0001", "ANY@2020-01-01", null)));
  }

  private static CaseFile appraised() {
    return accepted().received(
        entry(Producer.ELIGIBILITY, 1, "division-1", new DossierAppraised(Outcome.Proposal.GRANT, null, null)));
  }

  private static CaseRecord entry(Producer producer, long seq, String actor, CaseEvent event) {
    return new CaseRecord(DossierId.ofRegister("chamber"), producer, seq, NOW, NOW, new OfficerId(actor), null, null,
        event);
  }
}
