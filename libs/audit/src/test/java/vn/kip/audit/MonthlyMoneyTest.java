package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.MonthPaid;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.Owed;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.Recipient;
import vn.kip.events.PaymentEvent.RunLine;
import vn.kip.events.PaymentEvent.Running;

@DisplayName("Orders of monthly runs in the log")
class MonthlyMoneyTest {

  private static final YearMonth MAY = YearMonth.of(2022, 5);
  private static final YearMonth JUNE = YearMonth.of(2022, 6);

  private final SampleLog log = new SampleLog();

  @BeforeEach
  void takenOver() {
    var part = new MonthlyPart("K", new BigDecimal("1.0"), null, YearMonth.of(2021, 9));
    log.add(1, "2022-04-01T08:00:00", new GrantTakenOver("g", new Recipient("Đào", "045172302395", "1938"), "1/QĐ",
        YearMonth.of(2022, 4), Method.POST, null, new Running("ALLOWANCE", "045172302395", "19333",
            LocalDate.of(2021, 10, 4), "socialStandard", true, false, List.of(part))));
  }

  @Test
  void a_recipient_taken_over_is_no_dossier_and_no_finding() {
    order("k-1", MAY, 1, "payment-9", regular(MAY));
    var audit = log.audit();
    assertThat(audit.findings()).isEmpty();
    assertThat(audit.balances()).filteredOn(balance -> balance.of().equals("orders")).singleElement()
        .satisfies(balance -> assertThat(balance.out()).containsEntry("underway", 1));
    assertThat(audit.form06(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31), false).total().received()).isZero();
  }

  @Test
  void months_that_follow_each_other_and_what_is_carried_are_in_order() {
    order("k-1", MAY, 1, "payment-9", regular(MAY));
    log.add(1, "2022-05-02T08:00:00", new PaymentFailed("g", "k-1", "AC04", "closed"));
    order("k-2", JUNE, 1, "payment-9", new MonthPaid(MAY, Owed.CARRIED, 360_000), regular(JUNE));
    assertThat(log.audit().findings()).isEmpty();
  }

  @Test
  void the_same_month_again_is_found() {
    order("k-1", MAY, 1, "payment-9", regular(MAY));
    order("k-2", JUNE, 1, "payment-9", regular(MAY));
    assertThat(log.audit().findings()).extracting(Finding::kind).containsExactly(Kind.MONTH_ORDERED_TWICE);
  }

  @Test
  void the_same_run_again_is_found() {
    order("k-1", MAY, 2, "payment-9", new MonthPaid(MAY, Owed.BACK_PAY, 60_000));
    order("k-2", MAY, 2, "payment-9", new MonthPaid(MAY, Owed.BACK_PAY, 60_000));
    assertThat(log.audit().findings()).extracting(Finding::kind).containsExactly(Kind.MONTH_ORDERED_TWICE);
  }

  @Test
  void an_order_that_is_not_the_sum_of_its_parts_is_found() {
    log.add(1, "2022-04-21T08:00:00", new PaymentOrdered("g", "k-1", 1, 1, Method.POST,
        line(MAY, 1, "payment-9", regular(MAY))));
    assertThat(log.audit().findings()).extracting(Finding::kind).containsExactly(Kind.MONTH_ORDERED_TWICE);
  }

  @Test
  void one_officer_who_prepared_and_released_is_found() {
    order("k-1", MAY, 1, "officer-1", regular(MAY));
    assertThat(log.audit().findings()).extracting(Finding::kind).containsExactly(Kind.FOUR_EYES);
  }

  private void order(String id, YearMonth month, int number, String preparedBy, MonthPaid... parts) {
    long sum = List.of(parts).stream().mapToLong(MonthPaid::amount).sum();
    log.add(1, "2022-04-21T08:00:00", new PaymentOrdered("g", id, 1, sum, Method.POST,
        line(month, number, preparedBy, parts)));
  }

  private static RunLine line(YearMonth month, int number, String preparedBy, MonthPaid... parts) {
    return new RunLine(month, number, new OfficerId(preparedBy), Instant.parse("2022-04-20T02:00:00Z"),
        List.of(parts));
  }

  private static MonthPaid regular(YearMonth month) {
    return new MonthPaid(month, Owed.REGULAR, 360_000);
  }
}
