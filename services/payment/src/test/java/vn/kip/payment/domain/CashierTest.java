package vn.kip.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.Decision;
import vn.kip.caselog.NewEvent;
import vn.kip.caselog.Officer;
import vn.kip.caselog.Role;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.Kind;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.Producer;

class CashierTest {

  private static final Instant NOW = Instant.parse("2022-01-10T03:00:00Z");
  private static final OfficerId BANK = new OfficerId("bank");
  private static final Officer CASHIER = officer("payment-1");
  private static final CaseFile GRANTED = granted();

  @Test
  void an_approval_makes_exactly_one_order_in_the_same_step() {
    var approved = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "3761000123456"));

    assertThat(Grant.of(approved).state()).isEqualTo(Grant.State.ORDERED);
    assertThat(approved.history().stream().filter(entry -> entry.event() instanceof PaymentOrdered)).hasSize(1);
    refused(Cashier.approve(approved, officer("payment-2"), NOW, Method.BANK, "3761000123456"), "grant.state");
  }

  @Test
  void whoever_appraised_or_decided_does_not_approve_the_payment() {
    refused(Cashier.approve(GRANTED, officer("division-1"), NOW, Method.BANK, "3761000123456"), "grant.four-eyes");
    refused(Cashier.approve(GRANTED, officer("chair-1"), NOW, Method.BANK, "3761000123456"), "grant.four-eyes");
  }

  @Test
  void a_transfer_needs_an_account_and_cash_does_not() {
    refused(Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, null), "grant.account-missing");
    assertThat(Cashier.approve(GRANTED, CASHIER, NOW, Method.POST, null)).isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_booking_told_twice_settles_once() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "3761000123456"));
    var orderId = order(ordered);

    var settled = after(ordered, Cashier.settle(ordered, orderId, BANK, NOW));
    var again = after(settled, Cashier.settle(settled, orderId, BANK, NOW));

    assertThat(Grant.of(again).state()).isEqualTo(Grant.State.PAID);
    assertThat(again.history().stream().filter(entry -> entry.event() instanceof PaymentSettled)).hasSize(1);
  }

  @Test
  void a_failed_order_can_be_approved_again_under_another_order_id() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "0001"));
    var failed = after(ordered, Cashier.fail(ordered, order(ordered), "AC01", "no such account", BANK, NOW));
    var again = after(failed, Cashier.approve(failed, CASHIER, NOW, Method.BANK, "3761000123456"));

    assertThat(Grant.of(failed).state()).isEqualTo(Grant.State.FAILED);
    assertThat(order(again)).isNotEqualTo(order(ordered)).hasSizeLessThanOrEqualTo(35);
  }

  @Test
  void an_answer_for_another_order_changes_nothing() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "3761000123456"));

    assertThat(Cashier.settle(ordered, "K-other-1", BANK, NOW)).isEqualTo(Decision.of());
    assertThat(Cashier.fail(ordered, "K-other-1", "AC01", "x", BANK, NOW)).isEqualTo(Decision.of());
  }

  @Test
  void without_a_grant_nothing_is_approved_or_sent_back() {
    var empty = CaseFile.empty(GRANTED.id(), Producer.PAYMENT);

    refused(Cashier.approve(empty, CASHIER, NOW, Method.POST, null), "grant.none");
    refused(Cashier.sendBack(empty, CASHIER, NOW, "why"), "grant.none");
  }

  @Test
  void an_order_carries_the_grants_amount_and_counts_as_the_first_instalment() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "3761000123456"));

    assertThat(Grant.of(ordered).order()).isEqualTo(
        new PaymentOrdered(Grant.grantId(GRANTED), Grant.of(GRANTED).nextOrderId(GRANTED), 1, 1_000_000, Method.BANK));
    assertThat(Grant.of(ordered).order()).extracting(PaymentOrdered::orderId).asString().matches("K[0-9a-f]{28}-1");
  }

  @Test
  void a_transfer_to_a_blank_account_is_refused() {
    refused(Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, " "), "grant.account-missing");
  }

  @Test
  void a_grant_sent_back_says_why_and_is_not_approved() {
    refused(Cashier.sendBack(GRANTED, CASHIER, NOW, " "), "grant.reason-missing");
    var returned = after(GRANTED, Cashier.sendBack(GRANTED, CASHIER, NOW, "the account is another person's"));

    assertThat(Grant.of(returned).state()).isEqualTo(Grant.State.RETURNED);
    assertThat(Grant.of(returned).returnedBecause()).isEqualTo("the account is another person's");
    refused(Cashier.approve(returned, CASHIER, NOW, Method.POST, null), "grant.state");
    refused(Cashier.sendBack(returned, CASHIER, NOW, "again"), "grant.state");
  }

  @Test
  void what_is_on_its_way_or_paid_is_not_sent_back() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.POST, null));
    var paid = after(ordered, Cashier.settle(ordered, order(ordered), BANK, NOW));

    refused(Cashier.sendBack(ordered, CASHIER, NOW, "late"), "grant.state");
    refused(Cashier.sendBack(paid, CASHIER, NOW, "late"), "grant.state");
    refused(Cashier.approve(paid, CASHIER, NOW, Method.POST, null), "grant.state");
  }

  @Test
  void a_failure_keeps_the_banks_code_and_reason() {
    var ordered = after(GRANTED, Cashier.approve(GRANTED, CASHIER, NOW, Method.BANK, "0001"));
    var failed = after(ordered, Cashier.fail(ordered, order(ordered), "AC01", "no such account", BANK, NOW));

    assertThat(Grant.of(failed).failedBecause()).isEqualTo("AC01 no such account");
    assertThat(Cashier.fail(failed, order(ordered), "AC01", "again", BANK, NOW)).isEqualTo(Decision.of());
    var returned = after(failed, Cashier.sendBack(failed, CASHIER, NOW, "no account at all"));
    assertThat(Grant.of(returned).state()).isEqualTo(Grant.State.RETURNED);
  }

  @Test
  void a_grant_knows_what_it_rests_on() {
    var grant = Grant.of(GRANTED);

    assertThat(grant.state()).isEqualTo(Grant.State.OPEN);
    assertThat(grant.code()).isEqualTo("000.18.25.H50-220104-0001");
    assertThat(grant.programmeVersion()).isEqualTo("ANY@2020-01-01");
    assertThat(grant.submission()).isNotNull();
    assertThat(grant.assessment()).isNotNull();
    assertThat(grant.decision()).isNotNull();
    assertThat(grant.involved()).extracting(OfficerId::value).containsExactlyInAnyOrder("division-1", "chair-1");
    assertThat(Grant.of(CaseFile.empty(GRANTED.id(), Producer.PAYMENT)).state()).isEqualTo(Grant.State.NONE);
  }

  @Test
  void what_cannot_be_paid_is_refused_with_a_key_and_a_field() {
    assertThat(List.of(Refusals.unknownDossier(), Refusals.notDecided(), Refusals.refused()))
        .extracting(refusal -> refusal.key() + " " + refusal.field())
        .containsExactly("dossier.unknown id", "payment.not-decided action", "payment.of-refusal action");
    refused(Cashier.approve(GRANTED, officer("chair-1"), NOW, Method.POST, null), "grant.four-eyes");
  }

  private static String order(CaseFile file) {
    return file.history().reversed().stream().filter(entry -> entry.event() instanceof PaymentOrdered)
        .map(entry -> ((PaymentOrdered) entry.event()).orderId()).findFirst().orElseThrow();
  }

  private static void refused(Decision decision, String key) {
    assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
  }

  private static CaseFile after(CaseFile file, Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Events.class);
    return file.recorded(((Decision.Events) decision).events());
  }

  private static Officer officer(String id) {
    return new Officer(new OfficerId(id), Set.of(Role.PAYMENT_OFFICER), null);
  }

  private static CaseFile granted() {
    var file = CaseFile.empty(DossierId.ofRegister("cashier"), Producer.PAYMENT);
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    file = file.received(other(Producer.INTAKE, 1, "ward-19333-1",
        new IntakeEvent.DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK, applicant, Map.of(), List.of())));
    file = file.received(other(Producer.INTAKE, 2, "ward-19333-1",
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0001", "ANY@2020-01-01", null)));
    file = file.received(other(Producer.ELIGIBILITY, 1, "eligibility",
        new EligibilityEvent.DossierAssessed(LocalDate.of(2022, 1, 4), EligibilityEvent.Status.ELIGIBLE, null, null,
            1_000_000L, null, List.of(), List.of(), List.of(), List.of(), List.of(), "ANY@2020-01-01", null, null)));
    file = file.received(other(Producer.ELIGIBILITY, 2, "division-1",
        new EligibilityEvent.DossierAppraised(Outcome.Proposal.GRANT, 1_000_000L, null)));
    file = file.received(other(Producer.ELIGIBILITY, 3, "chair-1",
        new EligibilityEvent.DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), 1_000_000L, null)));
    return file
        .recorded(List.of(NewEvent.live(new GrantOpened(Grant.grantId(file), 1_000_000, Kind.ONCE, null, "decision"),
            NOW, new OfficerId("payment"))));
  }

  private static CaseRecord other(Producer producer, long seq, String actor, CaseEvent event) {
    return new CaseRecord(DossierId.ofRegister("cashier"), producer, seq, NOW, NOW, new OfficerId(actor), null, null,
        event);
  }
}
