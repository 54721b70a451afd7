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
import static vn.kip.payment.Cases.failed;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.last;
import static vn.kip.payment.Cases.officer;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.refused;
import static vn.kip.payment.Cases.withdrawn;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.PaymentEvent.RepaymentReceived;

/** Whatever the bank does with an order, the money that went is recorded, and what is amiss with it stays in sight. */
class MoneyGoneAstrayTest {

  private static final CaseFile GRANTED = granted("astray");

  @Test
  void a_booking_is_recorded_with_its_day_and_its_reference() {
    var first = ordered(GRANTED, Method.BANK);

    assertThat(last(booked(first, booking(17, order(first), AMOUNT)))).isEqualTo(new PaymentSettled(
        Grant.grantId(GRANTED), order(first), 1, AMOUNT, Method.BANK, TODAY, "FT17"));
  }

  @Test
  void an_order_that_was_given_up_and_is_booked_after_all_pays_the_grant() {
    var failed = failed(ordered(GRANTED, Method.BANK));
    var paid = booked(failed, booking(17, order(failed), AMOUNT));

    assertThat(Grant.of(paid).state()).isEqualTo(Grant.State.PAID);
    assertThat(all(paid, OverpaymentFound.class)).isEmpty();
    refused(approve(paid, CASHIER, NOW, Method.BANK, ACCOUNT), "grant.state");
  }

  @Test
  void a_grant_paid_by_two_orders_is_overpaid_until_the_money_is_back() {
    var failed = failed(ordered(GRANTED, Method.BANK));
    var second = ordered(failed, Method.BANK);
    var once = booked(second, booking(17, order(failed), AMOUNT));
    var twice = booked(once, booking(18, order(second), AMOUNT));

    assertThat(Grant.of(once).state()).isEqualTo(Grant.State.ORDERED);
    assertThat(Grant.of(twice).state()).isEqualTo(Grant.State.OVERPAID);
    assertThat(all(twice, OverpaymentFound.class)).singleElement()
        .isEqualTo(new OverpaymentFound(Grant.grantId(GRANTED), AMOUNT, "", Overpayment.PAID_BEFORE, order(second),
            AMOUNT, null, null));
    refused(approve(twice, CASHIER, NOW, Method.BANK, ACCOUNT), "grant.state");
    refused(Cashier.repaid(twice, SECOND, NOW, AMOUNT + 1, "PT 3"), "grant.repayment-amount");
    refused(Cashier.repaid(twice, SECOND, NOW, AMOUNT, " "), "grant.receipt-missing");

    var mended = after(twice, Cashier.repaid(twice, SECOND, NOW, AMOUNT, "PT 3"));

    assertThat(Grant.of(mended).state()).isEqualTo(Grant.State.PAID);
    refused(Cashier.repaid(mended, SECOND, NOW, 1, "PT 4"), "grant.nothing-to-repay");
  }

  @Test
  void an_order_is_held_back_when_an_earlier_one_has_been_paid_meanwhile() {
    var failed = failed(ordered(GRANTED, Method.BANK));
    var second = booked(ordered(failed, Method.BANK), booking(17, order(failed), AMOUNT));
    var held = after(second, Cashier.withhold(second, order(second), BANK, NOW));

    assertThat(last(held)).isEqualTo(
        new PaymentFailed(Grant.grantId(GRANTED), order(second), "AM05", "", Failure.PAID_ALREADY));
    assertThat(Grant.of(held).state()).isEqualTo(Grant.State.PAID);
    var owed = ordered(GRANTED, Method.BANK);
    assertThat(Cashier.withhold(owed, order(owed), BANK, NOW)).isEqualTo(Decision.of());
  }

  @Test
  void a_second_debit_for_the_same_order_is_no_repetition() {
    var first = ordered(GRANTED, Method.BANK);
    var paid = booked(first, booking(17, order(first), AMOUNT));

    assertThat(Cashier.booked(paid, booking(17, order(first), AMOUNT), BANK, NOW)).isEqualTo(Decision.of());
    assertThat(Grant.of(booked(paid, booking(18, order(first), AMOUNT))).overpaid()).isEqualTo(AMOUNT);
  }

  @Test
  void more_than_was_ordered_is_an_overpayment_of_the_difference() {
    var first = ordered(GRANTED, Method.BANK);
    var paid = booked(first, booking(17, order(first), AMOUNT + 50_000));

    assertThat(Grant.of(paid).state()).isEqualTo(Grant.State.OVERPAID);
    assertThat(all(paid, OverpaymentFound.class)).singleElement()
        .isEqualTo(new OverpaymentFound(Grant.grantId(GRANTED), 50_000, "", Overpayment.MORE_THAN_ORDERED, order(first),
            null, AMOUNT, AMOUNT + 50_000));
  }

  @Test
  void less_than_was_ordered_leaves_the_rest_to_be_approved() {
    var first = ordered(GRANTED, Method.BANK);
    var partly = booked(first, booking(17, order(first), 900_000));

    assertThat(Grant.of(partly).state()).isEqualTo(Grant.State.SHORT);
    assertThat(Grant.of(partly).missing()).isEqualTo(100_000);

    var rest = ordered(partly, Method.BANK);
    assertThat(last(rest)).isInstanceOfSatisfying(PaymentOrdered.class, order -> {
      assertThat(order.amount()).isEqualTo(100_000);
      assertThat(order.instalment()).isEqualTo(2);
    });
    assertThat(Grant.of(booked(rest, booking(18, order(rest), 100_000))).state()).isEqualTo(Grant.State.PAID);
  }

  @Test
  void money_the_bank_brings_back_is_to_be_paid_again() {
    var first = ordered(GRANTED, Method.BANK);
    var paid = booked(first, booking(17, order(first), AMOUNT));
    var back = booking(18, order(first), Booking.Direction.BACK, AMOUNT);
    var returned = booked(paid, back);

    assertThat(last(returned)).isEqualTo(new RepaymentReceived(Grant.grantId(GRANTED), AMOUNT, "FT18"));
    assertThat(Grant.of(returned).state()).isEqualTo(Grant.State.SHORT);
    assertThat(Grant.of(returned).missing()).isEqualTo(AMOUNT);
    assertThat(Cashier.booked(returned, back, BANK, NOW)).isEqualTo(Decision.of());
  }

  @Test
  void post_and_treasury_are_settled_by_their_receipt_and_the_bank_by_its_booking() {
    var ordered = ordered(GRANTED, Method.POST);

    refused(Cashier.paidOut(GRANTED, SECOND, NOW, TODAY, "PC 12"), "grant.state");
    refused(Cashier.paidOut(ordered(GRANTED, Method.BANK), SECOND, NOW, TODAY, "PC 12"), "grant.bank-tells");
    refused(Cashier.paidOut(ordered, SECOND, NOW, TODAY, " "), "grant.receipt-missing");
    refused(Cashier.paidOut(ordered, SECOND, NOW, TODAY.plusDays(1), "PC 12"), "grant.paid-on");
    refused(Cashier.paidOut(ordered, SECOND, NOW, TODAY.minusDays(1), "PC 12"), "grant.paid-on");
    assertThat(last(after(ordered, Cashier.paidOut(ordered, SECOND, NOW.plus(Duration.ofDays(3)), TODAY.plusDays(2),
        "PC 12")))).isEqualTo(new PaymentSettled(Grant.grantId(GRANTED), order(ordered), 1, AMOUNT, Method.POST,
            TODAY.plusDays(2), "PC 12"));
  }

  @Test
  void what_nobody_fetched_at_the_post_office_can_be_approved_again() {
    var ordered = ordered(GRANTED, Method.POST);

    refused(Cashier.notPaidOut(ordered, SECOND, NOW, " "), "grant.reason-missing");
    refused(Cashier.notPaidOut(ordered(GRANTED, Method.BANK), SECOND, NOW, "why"), "grant.bank-tells");
    var unpaid = after(ordered, Cashier.notPaidOut(ordered, SECOND, NOW, "không có người nhận"));
    assertThat(Grant.of(unpaid).failedBecause()).isEqualTo(
        new PaymentFailed(Grant.grantId(GRANTED), order(ordered), "POST", "không có người nhận"));
    assertThat(Grant.of(ordered(unpaid, Method.BANK)).state()).isEqualTo(Grant.State.ORDERED);
  }

  @Test
  void a_dossier_taken_back_before_the_decision_is_not_paid_whichever_came_to_be_known_first() {
    var before = withdrawn(GRANTED, NOW.minusSeconds(1));

    refused(approve(before, CASHIER, NOW, Method.BANK, ACCOUNT), "grant.stopped");
    assertThat(Grant.of(before).state()).isEqualTo(Grant.State.STOPPED);
    assertThat(Grant.of(withdrawn(GRANTED, NOW)).state()).isEqualTo(Grant.State.STOPPED);
    assertThat(Grant.of(withdrawn(GRANTED, NOW.plusSeconds(1))).state()).isEqualTo(Grant.State.OPEN);
  }

  @Test
  void an_order_of_a_dossier_taken_back_is_held_back_and_what_was_paid_is_claimed() {
    var ordered = withdrawn(ordered(GRANTED, Method.BANK), NOW.minusSeconds(1));

    var held = after(ordered, Cashier.withhold(ordered, order(ordered), BANK, NOW));
    assertThat(Grant.of(held).state()).isEqualTo(Grant.State.STOPPED);
    var paid = booked(ordered, booking(17, order(ordered), AMOUNT));
    assertThat(Grant.of(paid).state()).isEqualTo(Grant.State.OVERPAID);
    assertThat(Grant.of(paid).overpaid()).isEqualTo(AMOUNT);
    assertThat(last(held)).isEqualTo(new PaymentFailed(Grant.grantId(GRANTED), order(ordered), "CUST",
        "gia đình đã chuyển đi", Failure.GRANT_STOPPED));
    assertThat(last(paid)).isEqualTo(new OverpaymentFound(Grant.grantId(GRANTED), AMOUNT, "",
        Overpayment.PAID_THOUGH_STOPPED, order(ordered), null, null, null));
  }

  private static CaseFile booked(CaseFile file, Booking booking) {
    return after(file, Cashier.booked(file, booking, BANK, NOW));
  }

  /** A4, rule 22. */
  @Test
  void what_the_bank_never_answered_is_given_up_by_two_officers_with_its_letter_and_by_nobody_else() {
    var ordered = ordered(GRANTED, Method.BANK);
    refused(approve(ordered, officer("payment-2"), NOW, Method.BANK, ACCOUNT), "grant.state");
    refused(Cashier.bankWrites(ordered, officer("chair-1"), NOW, "45/NH", "không đi được"), "grant.four-eyes");
    refused(Cashier.bankWrites(ordered, CASHIER, NOW, " ", "không đi được"), "grant.letter-missing");

    var stated = after(ordered, Cashier.bankWrites(ordered, CASHIER, NOW, "45/NH", "không đi được"));
    assertThat(Grant.of(stated).state()).isEqualTo(Grant.State.ORDERED);
    refused(Cashier.bankWrites(stated, CASHIER, NOW, "45/NH", "không đi được"), "grant.letter-same-officer");
    refused(Cashier.bankWrites(stated, officer("payment-2"), NOW, "46/NH", "không đi được"), "grant.letter-other");

    var given = after(stated, Cashier.bankWrites(stated, officer("payment-2"), NOW, "45/NH", "đã đọc công văn"));
    assertThat(Grant.of(given).state()).isEqualTo(Grant.State.FAILED);
    assertThat(last(given)).isEqualTo(new PaymentFailed(Grant.grantId(GRANTED), order(ordered), "LETTER",
        "45/NH: đã đọc công văn"));
    assertThat(Grant.of(ordered(given, Method.BANK)).stated()).isNull();
  }

  @Test
  void a_booking_that_was_recorded_under_its_number_is_the_same_when_a_statement_tells_of_it() {
    var first = ordered(GRANTED, Method.BANK);
    var former = first.recorded(java.util.List.of(vn.kip.casefile.NewEvent.live(new PaymentSettled(
        Grant.grantId(GRANTED), order(first), 1, AMOUNT, Method.BANK, TODAY, "NtryRef 17"), NOW, BANK)));

    assertThat(Cashier.booked(former, booking(17, order(first), AMOUNT), BANK, NOW)).isEqualTo(Decision.of());
    assertThat(Grant.of(booked(former, booking(18, order(first), AMOUNT))).overpaid()).isEqualTo(AMOUNT);
  }
}
