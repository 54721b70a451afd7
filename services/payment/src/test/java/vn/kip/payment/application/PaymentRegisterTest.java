package vn.kip.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.payment.Cases.AMOUNT;
import static vn.kip.payment.Cases.BANK;
import static vn.kip.payment.Cases.NOW;
import static vn.kip.payment.Cases.after;
import static vn.kip.payment.Cases.booking;
import static vn.kip.payment.Cases.failed;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;
import vn.kip.service.register.RegisterAction;
import vn.kip.service.register.RegisterDetail;

class PaymentRegisterTest {

  private static final CaseFile GRANTED = granted("register");

  @Test
  void a_register_pays_what_kip_has_not_ordered() {
    var paid = after(GRANTED, paid(GRANTED));

    assertThat(Grant.of(paid).state()).isEqualTo(Grant.State.PAID);
    var failed = failed(ordered(GRANTED, Method.BANK));
    assertThat(Grant.of(after(failed, paid(failed))).state()).isEqualTo(Grant.State.PAID);
  }

  @Test
  void a_register_does_not_clear_an_order_that_is_on_its_way_or_was_paid() {
    var ordered = ordered(GRANTED, Method.BANK);

    refused(paid(ordered), "payment.ordered-here");
    refused(paid(after(ordered, Cashier.booked(ordered, booking(1, order(ordered), AMOUNT), BANK, NOW))),
        "payment.ordered-here");
  }

  @Test
  void an_order_booked_after_the_register_said_it_was_paid_is_an_overpayment() {
    var failed = failed(ordered(GRANTED, Method.BANK));
    var paid = after(failed, paid(failed));
    var twice = after(paid, Cashier.booked(paid, booking(1, order(failed), AMOUNT), BANK, NOW));

    assertThat(Grant.of(twice).state()).isEqualTo(Grant.State.OVERPAID);
  }

  private static Decision paid(CaseFile file) {
    var by = new OfficerId("register-import");
    return new PaymentRegister().take(file, new RegisterAction("register", 7, NOW, NOW, by, RegisterAction.Kind.PAID,
        new RegisterDetail(Map.of("amount", AMOUNT, "method", "POST"))), by);
  }
}
