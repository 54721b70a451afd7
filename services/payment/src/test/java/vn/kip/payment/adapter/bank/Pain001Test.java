package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.heard;
import static vn.kip.payment.Cases.ordered;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kip.bankmessages.OfficeAccount;
import vn.kip.bankmessages.Schemas;
import vn.kip.casefile.CaseFile;
import vn.kip.deadlines.Calendars;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.RunLine;
import vn.kip.events.Producer;
import vn.kip.payment.Cases;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.domain.Approvals;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Payee;

/** The office's orders as a bank takes them (B1, B11 to B13). */
class Pain001Test {

  private final Pain001 messages = new Pain001(
      new Debtor(new OfficeAccount("UBND TP Dong Ha", "3761000000001", "970405")), Calendars.vietnam());

  /** B1: by the schema as ISO publishes it, with both banks. */
  @Test
  void an_order_is_valid_and_names_both_banks() {
    var order = written(ordered(granted("pain"), Method.BANK));

    Schemas.PAIN_001.check(order.getBytes(StandardCharsets.UTF_8));
    assertThat(order).contains("<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>970405</MmbId>",
        "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>970436</MmbId>", "<Nm>BUI THI DAO</Nm>", Cases.ACCOUNT,
        "<Ustrd>KIP 000.18.25.H50-220104-0001</Ustrd>");
  }

  /** B11. */
  @Test
  void a_name_too_long_for_a_file_ends_with_a_whole_word() {
    assertThat(written(ordered(named("Nguyễn " + "Thị ".repeat(60)), Method.BANK))).contains("<Nm>NGUYEN THI THI")
        .contains("THI</Nm>");
  }

  @Test
  void a_name_that_no_file_carries_is_no_order() {
    var file = named("Đào");
    var ordered = ordered(file, Method.BANK);
    var renamed = heard(ordered, Producer.INTAKE, "ward-19333-1", Cases.NOW, submission("\u0000"));

    assertThatThrownBy(() -> messages.of(renamed, Grant.of(renamed))).isInstanceOf(Clerk.UnwritableException.class);
  }

  /** B12: a Saturday, the New Year of Tết, and a plain Monday. */
  @ParameterizedTest
  @CsvSource({"2026-11-28T03:00:00Z,2026-11-30", "2026-02-17T03:00:00Z,2026-02-23", "2022-01-10T03:00:00Z,2022-01-10"})
  void the_bank_is_asked_to_carry_it_out_on_a_day_on_which_banks_work(Instant approvedAt, String executeOn) {
    var file = ordered(granted("pain"), approvedAt, Method.BANK, Cases.ACCOUNT);

    assertThat(written(file)).contains("<ReqdExctnDt><Dt>" + executeOn + "</Dt></ReqdExctnDt>");
  }

  /** B13. */
  @Test
  void the_holder_of_the_account_is_the_creditor_and_the_person_it_is_for_stands_behind() {
    var approved = Cases.after(granted("pain"),
        Approvals.approve(granted("pain"), Cases.CASHIER, Cases.NOW, Method.BANK,
            new Payee("970436", Cases.ACCOUNT, "Trần Thị Mẹ"), Cases.BANKS));
    var file = Cases.after(approved, Approvals.release(approved, Cases.SECOND, Cases.NOW));

    assertThat(written(file)).contains("<Cdtr><Nm>TRAN THI ME</Nm></Cdtr>",
        "<UltmtCdtr><Nm>BUI THI DAO</Nm></UltmtCdtr>");
  }

  @Test
  void an_approval_of_the_time_before_banks_had_codes_has_to_be_made_again() {
    var approved = heard(granted("pain"), Producer.PAYMENT, "payment-1", Cases.NOW,
        new GrantApproved("G", Method.BANK, Cases.ACCOUNT, null, null));
    var file = heard(approved, Producer.PAYMENT, "payment-1", Cases.NOW,
        new PaymentOrdered("G", "K1", 1, Cases.AMOUNT, Method.BANK));

    assertThatThrownBy(() -> messages.of(file, Grant.of(file))).isInstanceOf(Clerk.UnwritableException.class);
  }

  @Test
  void the_same_order_gives_the_same_bytes() {
    var file = ordered(granted("pain"), Method.BANK);

    assertThat(messages.of(file, Grant.of(file))).isEqualTo(messages.of(file, Grant.of(file)));
    assertThat(written(file)).contains("<CreDtTm>2022-01-10T03:00:00");
  }

  @Test
  void the_month_of_a_run_stands_in_what_the_payee_reads() {
    var file = ordered(granted("pain"), Method.BANK);
    var order = Objects.requireNonNull(Grant.of(file).order());
    var ofTheRun = heard(file, Producer.PAYMENT, "payment-1", Cases.NOW, new PaymentOrdered(order.grantId(),
        order.orderId(), 1, order.amount(), Method.BANK,
        new RunLine(YearMonth.of(2022, 5), 1, new OfficerId("payment-2"),
            Cases.NOW, List.of())));

    assertThat(written(ofTheRun)).contains("<Ustrd>KIP 000.18.25.H50-220104-0001 T05/2022</Ustrd>");
  }

  private String written(CaseFile file) {
    return new String(messages.of(file, Grant.of(file)), StandardCharsets.UTF_8);
  }

  private static CaseFile named(String name) {
    return heard(granted("pain"), Producer.INTAKE, "ward-19333-1", Cases.NOW, submission(name));
  }

  private static IntakeEvent.DossierSubmitted submission(String name) {
    return new IntakeEvent.DossierSubmitted("ANY", "19333", IntakeEvent.Channel.DESK,
        new IntakeEvent.Applicant(name, "045172302395", "1972-12-19", IntakeEvent.Sex.F), Map.of(), List.of());
  }
}
