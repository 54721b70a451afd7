package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReleased;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

@DisplayName("Who decided and paid, in the log")
class TwoOfficersTest {

  private static final String DAY = "2022-01-05T08:00:00";
  private static final long AMOUNT = 1_000_000;

  private final SampleLog log = new SampleLog();

  @BeforeEach
  void accepted() {
    log.submitted(1, "FIVE", "2022-01-04T08:00:00").accepted(1, "FIVE", "2022-01-04T09:00:00")
        .assessed(1, "2022-01-04T09:00:00", Status.ELIGIBLE, AMOUNT);
  }

  @Test
  void from_the_appraisal_to_the_receipt_by_those_who_may_nothing_is_found() {
    decided("division-1", "chair-1");
    paid("payment-1", "payment-2", "payment-2");
    assertThat(log.audit().findings()).isEmpty();
  }

  @Test
  void who_appraised_and_decided_is_found() {
    decided("chair-1", "chair-1");
    found(1);
  }

  @Test
  void who_approved_and_released_is_found() {
    decided("division-1", "chair-1");
    paid("payment-1", "payment-1", "payment-2");
    found(1);
  }

  @Test
  void who_approved_and_says_that_it_arrived_is_found() {
    decided("division-1", "chair-1");
    paid("payment-1", "payment-2", "payment-1");
    found(1);
  }

  @Test
  void who_decided_and_paid_is_found() {
    decided("division-1", "chair-1");
    paid("payment-1", "chair-1", "payment-2");
    found(1);
  }

  @Test
  void an_order_nobody_released_is_found() {
    decided("division-1", "chair-1");
    approved("payment-1");
    by("payment-2", new PaymentOrdered("g", "k-1", 1, AMOUNT, Method.POST));
    found(1);
  }

  private void decided(String appraiser, String decider) {
    by(appraiser, new DossierAppraised(Outcome.Proposal.GRANT, AMOUNT, null));
    by(decider, new DecisionSigned(Outcome.GRANTED, "17/QĐ", new OfficerId(decider), AMOUNT, null));
    by("payment", new GrantOpened("g", AMOUNT, vn.kip.events.PaymentEvent.Kind.ONCE, null, "decision"));
  }

  private void approved(String officer) {
    by(officer, new GrantApproved("g", Method.POST, null, null, null, true));
  }

  private void paid(String approver, String releaser, String confirming) {
    approved(approver);
    by(releaser, new GrantReleased("g", "approval"));
    by(releaser, new PaymentOrdered("g", "k-1", 1, AMOUNT, Method.POST));
    by(confirming, new PaymentSettled("g", "k-1", 1, AMOUNT, Method.POST, LocalDate.of(2022, 1, 5), "PC 1"));
  }

  private void by(String officer, CaseEvent event) {
    log.by(officer, 1, DAY, event);
  }

  private void found(int times) {
    assertThat(log.audit().findings()).extracting(Finding::kind).containsOnly(Kind.FOUR_EYES).hasSize(times);
  }
}
