package vn.kip.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    file = file.received(other(Producer.ELIGIBILITY, 1, "division-1",
        new EligibilityEvent.DossierAppraised(Outcome.Proposal.GRANT, 1_000_000L, null)));
    file = file.received(other(Producer.ELIGIBILITY, 2, "chair-1",
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
