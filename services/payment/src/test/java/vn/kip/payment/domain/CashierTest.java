package vn.kip.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.payment.Cases.ACCOUNT;
import static vn.kip.payment.Cases.AMOUNT;
import static vn.kip.payment.Cases.BANK;
import static vn.kip.payment.Cases.CASHIER;
import static vn.kip.payment.Cases.NOW;
import static vn.kip.payment.Cases.SECOND;
import static vn.kip.payment.Cases.TODAY;
import static vn.kip.payment.Cases.after;
import static vn.kip.payment.Cases.approve;
import static vn.kip.payment.Cases.booking;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.officer;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.Producer;
import vn.kip.office.Duties;
import vn.kip.office.Duty;
import vn.kip.payment.Cases;

class CashierTest {

  private static final CaseFile GRANTED = granted("cashier");

  @Test
  void a_release_makes_exactly_one_order_in_the_same_step() {
    var approved = ordered(GRANTED, NOW, Method.BANK, "3761000123456");

    assertThat(Grant.of(approved).state()).isEqualTo(Grant.State.ORDERED);
    assertThat(approved.history().stream().filter(entry -> entry.event() instanceof PaymentOrdered)).hasSize(1);
    refused(approve(approved, officer("payment-2"), NOW, Method.BANK, "3761000123456"), "grant.state");
  }

  @Test
  void whoever_appraised_or_decided_does_not_approve_the_payment() {
    refused(approve(GRANTED, officer("division-1"), NOW, Method.BANK, "3761000123456"), "grant.four-eyes");
    refused(approve(GRANTED, officer("chair-1"), NOW, Method.BANK, "3761000123456"), "grant.four-eyes");
  }

  @Test
  void a_transfer_needs_an_account_and_cash_does_not() {
    refused(approve(GRANTED, CASHIER, NOW, Method.BANK, null), "grant.account-missing");
    assertThat(approve(GRANTED, CASHIER, NOW, Method.POST, null)).isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_booking_told_twice_settles_once() {
    var ordered = ordered(GRANTED, NOW, Method.BANK, "3761000123456");
    var orderId = order(ordered);

    var settled = after(ordered, Cashier.booked(ordered, booking(17, orderId, AMOUNT), BANK, NOW));
    var again = after(settled, Cashier.booked(settled, booking(17, orderId, AMOUNT), BANK, NOW));

    assertThat(Grant.of(again).state()).isEqualTo(Grant.State.PAID);
    assertThat(again.history().stream().filter(entry -> entry.event() instanceof PaymentSettled)).hasSize(1);
  }

  @Test
  void a_failed_order_can_be_approved_again_under_another_order_id() {
    var ordered = ordered(GRANTED, NOW, Method.BANK, "000123");
    var failed = after(ordered, Cashier.fail(ordered, order(ordered), "AC01", "no such account", BANK, NOW));
    var again = ordered(failed, NOW, Method.BANK, "3761000123456");

    assertThat(Grant.of(failed).state()).isEqualTo(Grant.State.FAILED);
    assertThat(order(again)).isNotEqualTo(order(ordered)).hasSizeLessThanOrEqualTo(35);
  }

  @Test
  void an_answer_for_another_order_changes_nothing() {
    var ordered = ordered(GRANTED, NOW, Method.BANK, "3761000123456");

    refused(Cashier.booked(ordered, booking(17, "K-other-1", AMOUNT), BANK, NOW), "grant.order-unknown");
    assertThat(Cashier.fail(ordered, "K-other-1", "AC01", "x", BANK, NOW)).isEqualTo(Decision.of());
  }

  @Test
  void without_a_grant_nothing_is_approved_or_sent_back() {
    var empty = CaseFile.empty(GRANTED.id(), Producer.PAYMENT);

    refused(approve(empty, CASHIER, NOW, Method.POST, null), "grant.none");
    refused(Approvals.sendBack(empty, CASHIER, NOW, "why"), "grant.none");
  }

  @Test
  void an_order_carries_the_grants_amount_and_counts_as_the_first_instalment() {
    var ordered = ordered(GRANTED, NOW, Method.BANK, "3761000123456");

    assertThat(Grant.of(ordered).order()).isEqualTo(
        new PaymentOrdered(Grant.grantId(GRANTED), Grant.of(GRANTED).nextOrderId(GRANTED), 1, 1_000_000, Method.BANK));
    assertThat(Grant.of(ordered).order()).extracting(PaymentOrdered::orderId).asString().matches("K[0-9a-f]{28}-1");
  }

  @Test
  void a_transfer_to_a_blank_account_is_refused() {
    refused(approve(GRANTED, CASHIER, NOW, Method.BANK, " "), "grant.account-missing");
  }

  @Test
  void a_grant_sent_back_says_why_and_is_not_approved() {
    refused(Approvals.sendBack(GRANTED, CASHIER, NOW, " "), "grant.reason-missing");
    var returned = after(GRANTED, Approvals.sendBack(GRANTED, CASHIER, NOW, "the account is another person's"));

    assertThat(Grant.of(returned).state()).isEqualTo(Grant.State.RETURNED);
    assertThat(Grant.of(returned).returnedBecause()).isEqualTo("the account is another person's");
    refused(Approvals.sendBack(returned, CASHIER, NOW, "again"), "grant.state");
  }

  @Test
  void a_grant_that_was_sent_back_is_approved_once_the_account_is_right() {
    var returned = after(GRANTED, Approvals.sendBack(GRANTED, CASHIER, NOW, "the account is another person's"));
    var ordered = ordered(returned, NOW, Method.BANK, ACCOUNT);

    assertThat(Grant.of(ordered).state()).isEqualTo(Grant.State.ORDERED);
    assertThat(Grant.of(ordered).returnedBecause()).isNull();
    refused(approve(returned, officer("division-1"), NOW, Method.BANK, ACCOUNT), "grant.four-eyes");
  }

  @Test
  void what_is_on_its_way_or_paid_is_not_sent_back() {
    var ordered = ordered(GRANTED, NOW, Method.POST, null);
    var paid = after(ordered, Cashier.paidOut(ordered, SECOND, NOW, TODAY, "PC 12/2022"));

    refused(Approvals.sendBack(ordered, CASHIER, NOW, "late"), "grant.state");
    refused(Approvals.sendBack(paid, CASHIER, NOW, "late"), "grant.state");
    refused(approve(paid, CASHIER, NOW, Method.POST, null), "grant.state");
  }

  @Test
  void a_failure_keeps_the_banks_code_and_reason() {
    var ordered = ordered(GRANTED, NOW, Method.BANK, "000123");
    var failed = after(ordered, Cashier.fail(ordered, order(ordered), "AC01", "no such account", BANK, NOW));

    assertThat(Grant.of(failed).failedBecause())
        .isEqualTo(new PaymentFailed(Grant.grantId(GRANTED), order(ordered), "AC01", "no such account"));
    assertThat(Cashier.fail(failed, order(ordered), "AC01", "again", BANK, NOW)).isEqualTo(Decision.of());
    var returned = after(failed, Approvals.sendBack(failed, CASHIER, NOW, "no account at all"));
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
    assertThat(grant.duties()).isEqualTo(Duties.NONE.with(Duty.RECEIVE, new OfficerId("ward-19333-1"))
        .with(Duty.APPRAISE, new OfficerId("division-1")).with(Duty.DECIDE, new OfficerId("chair-1")));
    assertThat(Grant.of(CaseFile.empty(GRANTED.id(), Producer.PAYMENT)).state()).isEqualTo(Grant.State.NONE);
  }

  @Test
  void what_cannot_be_paid_is_refused_with_a_key_and_a_field() {
    assertThat(List.of(Refusals.unknownDossier(), Refusals.notDecided(), Refusals.refused()))
        .extracting(refusal -> refusal.key() + " " + refusal.field())
        .containsExactly("dossier.unknown id", "payment.not-decided action", "payment.of-refusal action");
    refused(approve(GRANTED, officer("chair-1"), NOW, Method.POST, null), "grant.four-eyes");
  }

  /** B14, B13. */
  @Test
  void the_account_is_kept_without_blanks_and_the_holder_with_the_marks() {
    var approved = after(GRANTED, Approvals.approve(GRANTED, CASHIER, NOW, Method.BANK,
        new Payee(" 970436", "3761.0001 23456\u00a0", "Trần Thị Mẹ"), Cases.BANKS));

    assertThat(Cases.all(approved, GrantApproved.class)).containsExactly(
        new GrantApproved(Grant.grantId(GRANTED), Method.BANK, "3761000123456", "970436", "Trần Thị Mẹ", true));
    assertThat(Cases.all(ordered(GRANTED, NOW, Method.BANK, "3761000123456"),
        GrantApproved.class)).extracting(GrantApproved::holder).containsExactly("Bùi Thị Đào");
  }

  @ParameterizedTest
  @CsvSource({"970436,123,'',payee.account", "970436,abcdefgh,'',payee.account", "123456,3761000123456,'',payee.bank",
      "'',3761000123456,'',payee.bank", "970436,3761000123456,A & B,payee.name"})
  void what_no_bank_could_route_is_refused_at_approval(String bank, String account, String holder, String key) {
    refused(Approvals.approve(GRANTED, CASHIER, NOW, Method.BANK, new Payee(bank, account, holder), Cases.BANKS), key);
  }
}
