package vn.kip.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.BankCodes;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
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
import vn.kip.events.Producer;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.payment.domain.Approvals;
import vn.kip.payment.domain.Booking;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Payee;

/** Dossiers as payment knows them: a million dong granted on 10 January 2022, at ten in the morning. */
public final class Cases {

  public static final Instant NOW = Instant.parse("2022-01-10T03:00:00Z");
  public static final LocalDate TODAY = LocalDate.of(2022, 1, 10);
  public static final long AMOUNT = 1_000_000;
  public static final String ACCOUNT = "3761000123456";
  public static final Officer CASHIER = officer("payment-1");
  /** Releases what the first one has approved. */
  public static final Officer SECOND = officer("payment-2");
  public static final BankCodes BANKS = BankCodes.of("");
  public static final OfficerId BANK = new OfficerId("bank");

  private Cases() {}

  public static Officer officer(String id) {
    return new Officer(new OfficerId(id), Set.of(Role.PAYMENT_OFFICER), null);
  }

  /** Signed, and not taken in by payment yet: no grant is open. */
  public static CaseFile decided(String name, String programme, String version) {
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    var file = CaseFile.empty(DossierId.ofRegister(name), Producer.PAYMENT);
    file = heard(file, Producer.INTAKE, "ward-19333-1", NOW, new IntakeEvent.DossierSubmitted(programme, "19333",
        IntakeEvent.Channel.DESK, applicant, Map.of(), List.of()));
    file = heard(file, Producer.INTAKE, "ward-19333-1", NOW,
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0001", version, null));
    file = heard(file, Producer.ELIGIBILITY, "eligibility", NOW,
        new EligibilityEvent.DossierAssessed(LocalDate.of(2022, 1, 4), EligibilityEvent.Status.ELIGIBLE, null, null,
            AMOUNT, null, List.of(), List.of(), List.of(), List.of(), List.of(), version, null, null, null));
    file = heard(file, Producer.ELIGIBILITY, "division-1", NOW,
        new EligibilityEvent.DossierAppraised(Outcome.Proposal.GRANT, AMOUNT, null));
    return heard(file, Producer.ELIGIBILITY, "chair-1", NOW,
        new EligibilityEvent.DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), AMOUNT, null));
  }

  /** Decided in a register's past that this officer has brought in, and not paid in it. */
  public static CaseFile imported(String name, String importer) {
    var file = CaseFile.empty(DossierId.ofRegister(name), Producer.PAYMENT);
    for (var entry : decided(name, "ANY", "ANY@2020-01-01").history()) {
      file = file.received(new CaseRecord(entry.dossier(), entry.producer(), entry.seq(), entry.occurredAt(),
          entry.recordedAt(), entry.actor(), null, new CaseRecord.Imported(new OfficerId(importer), 1),
          entry.event()));
    }
    return opened(file);
  }

  /** With a grant that waits for approval. */
  public static CaseFile granted(String name) {
    return opened(decided(name, "ANY", "ANY@2020-01-01"));
  }

  private static CaseFile opened(CaseFile file) {
    return file.recorded(List.of(NewEvent.live(
        new GrantOpened(Grant.grantId(file), AMOUNT, Kind.ONCE, null, "decision"), NOW, new OfficerId("payment"))));
  }

  public static CaseFile ordered(CaseFile file, Method method) {
    return ordered(file, NOW, method, method == Method.BANK ? ACCOUNT : null);
  }

  /** Approved by one officer, and released by another. */
  public static CaseFile ordered(CaseFile file, Instant now, Method method, @Nullable String account) {
    var approved = after(file, approve(file, CASHIER, now, method, account));
    return after(approved, Approvals.release(approved, SECOND, now));
  }

  /** To an account in the payee's own name at a bank of 2022. */
  public static Decision approve(CaseFile file, Officer officer, Instant now, Method method,
      @Nullable String account) {
    return Approvals.approve(file, officer, now, method, account == null ? null : new Payee("970436", account, ""),
        BANKS);
  }

  public static CaseFile failed(CaseFile file) {
    return after(file, Cashier.fail(file, order(file), "AC01", "no such account", BANK, NOW));
  }

  public static CaseFile withdrawn(CaseFile file, Instant at) {
    return heard(file, Producer.INTAKE, "ward-19333-1", at, new IntakeEvent.DossierWithdrawn("gia đình đã chuyển đi"));
  }

  public static CaseFile heard(CaseFile file, Producer producer, String actor, Instant at, CaseEvent event) {
    return file.received(new CaseRecord(file.id(), producer, file.seen(producer) + 1, at, at, new OfficerId(actor),
        null, null, event));
  }

  public static CaseFile after(CaseFile file, Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Events.class);
    return file.recorded(((Decision.Events) decision).events());
  }

  public static void refused(Decision decision, String key) {
    assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
  }

  /** Of the last order made. */
  public static String order(CaseFile file) {
    return all(file, PaymentOrdered.class).getLast().orderId();
  }

  public static <E extends CaseEvent> List<E> all(CaseFile file, Class<E> type) {
    return file.history().stream().map(CaseRecord::event).filter(type::isInstance).map(type::cast).toList();
  }

  public static @Nullable CaseEvent last(CaseFile file) {
    return file.history().getLast().event();
  }

  /** Money that has gone out under a number of the bank's. */
  public static Booking booking(long number, String order, long amount) {
    return booking(number, order, Booking.Direction.OUT, amount);
  }

  public static Booking booking(long number, String order, Booking.Direction direction, long amount) {
    return new Booking("key " + number, "FT" + number, "NtryRef " + number, order, direction, amount, TODAY, "");
  }
}
