package vn.kip.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.payment.Cases.AMOUNT;
import static vn.kip.payment.Cases.BANK;
import static vn.kip.payment.Cases.NOW;
import static vn.kip.payment.Cases.after;
import static vn.kip.payment.Cases.booking;
import static vn.kip.payment.Cases.decided;
import static vn.kip.payment.Cases.order;
import static vn.kip.payment.Cases.ordered;
import static vn.kip.payment.Cases.withdrawn;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantStopped;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.Stop;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;
import vn.kip.programmes.Catalogue;

class GrantReactorTest {

  private static final String PAYING = "SOC_FUNERAL";
  private static final CaseFile DECIDED = decided("reactor", PAYING, version());

  private final GrantReactor reactor = new GrantReactor(Catalogue.bundled());

  @Test
  void a_signed_grant_opens_a_claim_on_its_amount() {
    assertThat(concludedFrom(DECIDED)).singleElement()
        .isInstanceOfSatisfying(GrantOpened.class, opened -> assertThat(opened.amount()).isEqualTo(AMOUNT));
  }

  @Test
  void the_claim_of_a_dossier_taken_back_before_is_opened_and_stopped_at_once() {
    var withdrawn = withdrawn(DECIDED, NOW.minusSeconds(60));
    var decision = withdrawn.history().stream().filter(entry -> entry.event() instanceof DecisionSigned).findFirst();

    assertThat(reactor.react(withdrawn, decision.orElseThrow())).map(NewEvent::event).map(Object::getClass)
        .isEqualTo(List.of(GrantOpened.class, GrantStopped.class));
  }

  @Test
  void a_withdrawal_that_comes_to_be_known_later_stops_the_claim_from_its_own_day() {
    var withdrawn = withdrawn(opened(), NOW.minusSeconds(60));

    assertThat(concludedFrom(withdrawn)).singleElement().isInstanceOfSatisfying(GrantStopped.class,
        stopped -> {
          assertThat(stopped.from()).isEqualTo(LocalDate.of(2022, 1, 10));
          assertThat(stopped.cause()).isEqualTo(Stop.WITHDRAWN_FIRST);
          assertThat(stopped.reason()).isEqualTo("gia đình đã chuyển đi");
        });
    assertThat(concludedFrom(withdrawn(opened(), NOW.plusSeconds(60)))).isEmpty();
  }

  @Test
  void what_was_paid_by_then_is_overpaid() {
    var ordered = ordered(opened(), Method.BANK);
    var paid = after(ordered, Cashier.booked(ordered, booking(1, order(ordered), AMOUNT), BANK, NOW));

    assertThat(concludedFrom(withdrawn(paid, NOW.minusSeconds(60))))
        .filteredOn(OverpaymentFound.class::isInstance).singleElement()
        .isEqualTo(
            new OverpaymentFound(Grant.grantId(DECIDED), AMOUNT, "gia đình đã chuyển đi", Overpayment.WITHDRAWN_FIRST,
                null, null, null, null));
  }

  @Test
  void money_granted_under_a_programme_payment_does_not_know_is_raised_and_not_passed_over() {
    assertThatThrownBy(() -> concludedFrom(decided("reactor", PAYING, "SOC_FUNERAL@1999-01-01")))
        .hasMessageContaining("SOC_FUNERAL@1999-01-01");
    assertThatThrownBy(() -> concludedFrom(decided("reactor", "NEW", "NEW@2022-01-01"))).hasMessageContaining("NEW");
    assertThat(concludedFrom(decided("reactor", "CHILD_PLAN", version("CHILD_PLAN")))).isEmpty();
  }

  private CaseFile opened() {
    var opened = DECIDED.recorded(reactor.react(DECIDED, DECIDED.history().getLast()));
    assertThat(Grant.of(opened).state()).isEqualTo(Grant.State.OPEN);
    return opened;
  }

  /** From the last record of the file. */
  private List<CaseEvent> concludedFrom(CaseFile file) {
    return reactor.react(file, file.history().getLast()).stream().map(NewEvent::event).toList();
  }

  private static String version() {
    return version(PAYING);
  }

  private static String version(String programme) {
    return Catalogue.bundled().find(programme).orElseThrow().versions().getFirst().id();
  }
}
