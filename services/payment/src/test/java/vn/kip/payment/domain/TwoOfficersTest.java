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
import static vn.kip.payment.Cases.all;
import static vn.kip.payment.Cases.approve;
import static vn.kip.payment.Cases.booking;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.heard;
import static vn.kip.payment.Cases.imported;
import static vn.kip.payment.Cases.officer;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.refused;

import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.Producer;
import vn.kip.payment.Cases;

/** A8, A9: no officer alone can take money, and nobody can by bringing in a register. */
class TwoOfficersTest {

  private static final CaseFile GRANTED = granted("two officers");

  @Test
  void what_one_officer_has_approved_is_ordered_only_when_another_has_confirmed_it() {
    var approved = after(GRANTED, approve(GRANTED, CASHIER, NOW, Method.BANK, ACCOUNT));

    assertThat(Grant.of(approved).state()).isEqualTo(Grant.State.APPROVED);
    assertThat(all(approved, PaymentOrdered.class)).isEmpty();
    refused(Approvals.release(approved, CASHIER, NOW), "grant.four-eyes");
    refused(Approvals.release(approved, officer("chair-1"), NOW), "grant.four-eyes");
    refused(Approvals.release(GRANTED, SECOND, NOW), "grant.state");
    var released = after(approved, Approvals.release(approved, SECOND, NOW));
    assertThat(Grant.of(released).state()).isEqualTo(Grant.State.ORDERED);
    refused(Approvals.release(released, SECOND, NOW), "grant.state");
  }

  @Test
  void who_approved_neither_says_that_it_arrived_nor_that_it_did_not_nor_books_money_back() {
    var ordered = ordered(GRANTED, Method.TREASURY);
    var twice = after(ordered, Cashier.booked(ordered, booking(17, order(ordered), 2 * AMOUNT), BANK, NOW));

    refused(Cashier.paidOut(ordered, CASHIER, NOW, TODAY, "PC 12"), "grant.four-eyes");
    refused(Cashier.notPaidOut(ordered, CASHIER, NOW, "không có người nhận"), "grant.four-eyes");
    refused(Cashier.repaid(twice, CASHIER, NOW, AMOUNT, "PT 3"), "grant.four-eyes");
    assertThat(Cashier.paidOut(ordered, SECOND, NOW, TODAY, "PC 12")).isInstanceOf(Decision.Events.class);
    assertThat(Cashier.repaid(twice, SECOND, NOW, AMOUNT, "PT 3")).isInstanceOf(Decision.Events.class);
  }

  @Test
  void who_may_not_say_so_is_told_so_whatever_the_state() {
    var approved = after(GRANTED, approve(GRANTED, CASHIER, NOW, Method.TREASURY, null));

    refused(Cashier.paidOut(approved, CASHIER, NOW, TODAY, "PC 12"), "grant.four-eyes");
    refused(Cashier.paidOut(approved, officer("division-1"), NOW, TODAY, "PC 12"), "grant.four-eyes");
  }

  @Test
  void an_approval_whose_bank_is_not_known_waits_and_cannot_be_released() {
    var approved = after(GRANTED,
        Approvals.approve(GRANTED, CASHIER, NOW, Method.BANK, new Payee(null, ACCOUNT, ""), Cases.BANKS));

    refused(Approvals.release(approved, SECOND, NOW), "payee.bank");
    var again = ordered(approved, Method.BANK);
    assertThat(all(again, GrantApproved.class)).hasSize(2);
    assertThat(Grant.of(again).orderedTo()).extracting(GrantApproved::bank).isEqualTo("970436");
  }

  @Test
  void another_approval_takes_the_place_of_the_one_that_waits_and_who_made_the_first_may_release_it() {
    var first = after(GRANTED, approve(GRANTED, CASHIER, NOW, Method.BANK, "000123"));
    var second = after(first, approve(first, SECOND, NOW, Method.BANK, ACCOUNT));

    refused(Approvals.release(second, SECOND, NOW), "grant.four-eyes");
    var released = after(second, Approvals.release(second, CASHIER, NOW));
    assertThat(Grant.of(released).orderedTo()).extracting(GrantApproved::account).isEqualTo(ACCOUNT);
  }

  @Test
  void what_was_sent_back_waits_for_nobody() {
    var approved = after(GRANTED, approve(GRANTED, CASHIER, NOW, Method.BANK, ACCOUNT));
    var returned = after(approved, Approvals.sendBack(approved, SECOND, NOW, "tài khoản của người khác"));

    assertThat(Grant.of(returned).state()).isEqualTo(Grant.State.RETURNED);
    refused(Approvals.release(returned, officer("payment-3"), NOW), "grant.state");
  }

  @Test
  void an_approval_of_an_earlier_release_stands_and_who_made_it_does_not_confirm_the_receipt() {
    var approved = heard(GRANTED, Producer.PAYMENT, "payment-1", NOW,
        new GrantApproved(Grant.grantId(GRANTED), Method.POST, null, null, null));
    var ordered = heard(approved, Producer.PAYMENT, "payment-1", NOW,
        new PaymentOrdered(Grant.grantId(GRANTED), "K1", 1, AMOUNT, Method.POST));

    assertThat(Grant.of(ordered).state()).isEqualTo(Grant.State.ORDERED);
    refused(Cashier.paidOut(ordered, CASHIER, NOW, TODAY, "PC 12"), "grant.four-eyes");
    assertThat(Cashier.paidOut(ordered, SECOND, NOW, TODAY, "PC 12")).isInstanceOf(Decision.Events.class);
  }

  @Test
  void a_decision_that_a_register_tells_of_opens_no_money() {
    var past = imported("past", "payment-2");

    assertThat(Grant.of(past).state()).isEqualTo(Grant.State.PAST);
    refused(approve(past, CASHIER, NOW, Method.BANK, ACCOUNT), "grant.state");
    refused(approve(past, SECOND, NOW, Method.BANK, ACCOUNT), "grant.four-eyes");
  }

  @Test
  void who_decides_and_did_not_bring_it_in_can_open_it_and_the_importer_stays_out_of_it() {
    var past = imported("past", "payment-2");
    refused(Approvals.reopen(past, officer("payment-2"), NOW, "chưa chi"), "grant.four-eyes");
    refused(Approvals.reopen(past, officer("chair-2"), NOW, " "), "grant.reason-missing");

    var open = after(past, Approvals.reopen(past, officer("chair-2"), NOW, "chưa chi"));

    assertThat(Grant.of(open).state()).isEqualTo(Grant.State.OPEN);
    refused(approve(open, officer("chair-2"), NOW, Method.BANK, ACCOUNT), "grant.four-eyes");
    refused(approve(open, SECOND, NOW, Method.BANK, ACCOUNT), "grant.four-eyes");
    var approved = after(open, approve(open, CASHIER, NOW, Method.BANK, ACCOUNT));
    refused(Approvals.release(approved, SECOND, NOW), "grant.four-eyes");
    assertThat(Approvals.release(approved, officer("payment-3"), NOW)).isInstanceOf(Decision.Events.class);
    refused(Approvals.reopen(open, officer("chair-2"), NOW, "lần nữa"), "grant.state");
  }
}
