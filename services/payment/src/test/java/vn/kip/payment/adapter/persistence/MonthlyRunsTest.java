package vn.kip.payment.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.Decision;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.deadlines.Calendars;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Account;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.ChangeKind;
import vn.kip.events.PaymentEvent.LifeEvent;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.Recipient;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.events.Producer;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.payment.Cases;
import vn.kip.payment.application.GrantList;
import vn.kip.payment.application.OfficeDecisions.Combined;
import vn.kip.payment.application.OfficeDecisions.RateDecided;
import vn.kip.payment.application.Run;
import vn.kip.payment.application.RunDesk;
import vn.kip.payment.application.RunDesk.Outcome;
import vn.kip.payment.application.RunPlans;
import vn.kip.payment.application.RunStore;
import vn.kip.payment.application.RunningGrants;
import vn.kip.payment.application.RunningGrants.TakenOver;
import vn.kip.payment.domain.Booking;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.RunOrders;
import vn.kip.payment.domain.TakeOver;
import vn.kip.payruns.Bridge;
import vn.kip.payruns.PayDays;
import vn.kip.payruns.RunPlan;
import vn.kip.payruns.Standards.RateKey;
import vn.kip.programmes.Catalogue;
import vn.kip.store.EmbeddedStore;

@DisplayName("Runs of a month, from the list of recipients to the bank's booking")
class MonthlyRunsTest {

  private static final Officer PREPARES = Cases.officer("payment-1");
  private static final Officer RELEASES = Cases.officer("payment-2");
  private static final Officer WARD = new Officer(new OfficerId("ward-19333-1"), Set.of(Role.WARD_OFFICER), "19333");
  private static final Officer APPRAISES = new Officer(new OfficerId("division-1"), Set.of(Role.APPRAISER), null);
  private static final Officer DECIDES = new Officer(new OfficerId("chair-1"), Set.of(Role.DECIDER), null);
  private static final long STANDARD = 360_000;

  private final MemoryCaseFiles files = new MemoryCaseFiles(GrantList.VIEW);
  private final CaseCommands commands = new CaseCommands(files, Producer.PAYMENT, CommandGate.OPEN);
  private Instant now = Instant.parse("2022-04-20T02:00:00Z");
  private final RunningGrants grants = new RunningGrants(commands, () -> now);
  private EmbeddedStore store;
  private MongoClient client;
  private RunStore runs;
  private MongoOfficeDecisions decisions;
  private RunDesk desk;
  private long bookings;

  @SuppressWarnings("NullAway.Init")
  MonthlyRunsTest() {}

  @BeforeEach
  void open(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    var template = new MongoTemplate(client, "test");
    runs = new MongoRuns(template);
    decisions = new MongoOfficeDecisions(template);
    desk = instance();
  }

  private RunDesk instance() {
    var plans = new RunPlans(files, Catalogue.bundled(), decisions, new PayDays(Calendars.vietnam()));
    return new RunDesk(plans, runs, files, commands, () -> now, Runnable::run);
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  @Test
  void a_month_is_ordered_once_and_the_next_one_after_it() {
    var dao = takenOver("Đào", "045172302395", "1.0");
    takenOver("Lan", "045172302396", "1.5");

    var may = done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    assertThat(may.total()).isEqualTo(900_000);
    assertThat(may.transferBy()).isEqualTo("2022-04-22");
    assertThat(done(desk.release(month("2022-05"), 1, RELEASES)).state()).isEqualTo(Run.State.ORDERED);
    assertThat(orders(dao)).extracting(PaymentOrdered::amount).containsExactly(STANDARD);

    later("2022-05-20T02:00:00Z");
    assertThat(done(desk.prepare(month("2022-05"), 2, PREPARES, null, null)).total()).isZero();
    var june = done(desk.prepare(month("2022-06"), 1, PREPARES, null, null));
    assertThat(june.total()).isEqualTo(900_000);
    assertThat(june.bridge()).isNotNull().satisfies(bridge -> {
      assertThat(bridge.changes()).containsOnlyKeys(Bridge.Change.SAME);
      assertThat(bridge.last()).isEqualTo(bridge.regular());
    });
  }

  @Test
  void what_the_bank_rejects_is_carried_what_it_never_answers_is_not_asked_for_again() {
    var rejected = takenOver("Đào", "045172302395", "1.0");
    takenOver("Lan", "045172302396", "1.0");
    var half = takenOver("Mai", "045172302397", "1.0");
    release("2022-05");
    act(rejected, file -> Cashier.fail(file, order(rejected), "AC04", "closed", Cases.BANK, now));
    act(half, file -> Cashier.booked(file, booking(half, 300_000), Cases.BANK, now));

    later("2022-05-20T02:00:00Z");
    var june = done(desk.prepare(month("2022-06"), 1, PREPARES, null, null));
    assertThat(june.total()).isEqualTo(3 * STANDARD + STANDARD + 60_000);
    assertThat(june.bridge()).isNotNull().satisfies(bridge -> {
      assertThat(bridge.carried().dong()).isEqualTo(STANDARD);
      assertThat(bridge.backPay().dong()).isEqualTo(60_000);
    });
  }

  @Test
  void a_reported_death_holds_the_money_and_a_signed_one_ends_it() {
    var dao = takenOver("Đào", "045172302395", "1.0");
    release("2022-05");
    later("2022-05-03T02:00:00Z");
    grants.report(dao, null, WARD, LifeEvent.DIED, LocalDate.of(2022, 4, 30));
    later("2022-05-20T02:00:00Z");
    var held = done(desk.prepare(month("2022-06"), 1, PREPARES, null, null));
    assertThat(held.lines()).isZero();
    assertThat(held.heldTotal()).isEqualTo(STANDARD);
    assertThat(held.bridge()).isNotNull().satisfies(
        bridge -> assertThat(bridge.changes())
            .containsExactly(Map.entry(Bridge.Change.HELD, new Bridge.Sum(1, -STANDARD))));

    var proposal = proposal(dao);
    assertThat(key(grants.sign(dao, null, WARD, proposal, "7/QĐ"))).isEqualTo("grant.own-proposal");
    assertThat(key(grants.sign(dao, null, DECIDES, proposal, "7/QĐ"))).isNull();
    var ended = done(desk.prepare(month("2022-06"), 1, PREPARES, null, null));
    assertThat(ended.held()).isZero();
    assertThat(ended.overpaid()).isEqualTo(1);
    assertThat(runs.entries(ended, null, null, 0, 10)).singleElement().satisfies(entry -> {
      assertThat(entry.change()).isEqualTo(Bridge.Change.STOPPED);
      assertThat(entry.overpaid()).extracting(RunPlan.Overpaid::month).containsExactly(month("2022-05"));
    });
  }

  @Test
  void an_officer_of_another_ward_reports_nothing() {
    var dao = takenOver("Đào", "045172302395", "1.0");
    var elsewhere = new Officer(new OfficerId("ward-19336-1"), Set.of(Role.WARD_OFFICER), "19336");
    assertThat(key(grants.report(dao, null, elsewhere, LifeEvent.DIED, LocalDate.of(2022, 4, 1))))
        .isEqualTo("grant.other-ward");
  }

  @Test
  void an_adjustment_is_paid_back_to_its_month() {
    var dao = takenOver("Đào", "045172302395", "1.5");
    release("2022-05");
    later("2022-05-10T02:00:00Z");
    var change = new Change(ChangeKind.ADJUST, month("2022-05"),
        List.of(new MonthlyPart("K5a", new BigDecimal("2.0"), null, month("2022-05"))), null, null, null);
    grants.propose(dao, null, APPRAISES, change, "Đủ 80 tuổi", "Decree 20/2021 art. 6(1)đ");
    grants.sign(dao, null, DECIDES, proposal(dao), "8/QĐ");
    later("2022-05-20T02:00:00Z");
    assertThat(done(desk.prepare(month("2022-06"), 1, PREPARES, null, null)).total()).isEqualTo(180_000 + 720_000);
  }

  @Test
  void is_not_released_by_who_prepared_it_or_had_part_in_it() {
    var dao = takenOver("Đào", "045172302395", "1.5");
    later("2022-04-20T03:00:00Z");
    var change = new Change(ChangeKind.ADJUST, month("2022-05"),
        List.of(new MonthlyPart("K5a", new BigDecimal("2.0"), null, month("2022-05"))), null, null, null);
    var both = new Officer(RELEASES.id(), Set.of(Role.APPRAISER, Role.PAYMENT_OFFICER), null);
    grants.propose(dao, null, both, change, "Đủ 80 tuổi", "Decree 20/2021 art. 6(1)đ");
    done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    assertThat(refused(desk.release(month("2022-05"), 1, PREPARES))).isEqualTo("batch.four-eyes");
    assertThat(refused(desk.release(month("2022-05"), 1, both))).isEqualTo("batch.four-eyes-lines");
    assertThat(orders(dao)).isEmpty();
  }

  @Test
  void is_stale_when_a_line_would_be_planned_otherwise_now() {
    var dao = takenOver("Đào", "045172302395", "1.0");
    takenOver("Lan", "045172302396", "1.0");
    done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    later("2022-04-21T02:00:00Z");
    grants.report(dao, null, WARD, LifeEvent.DIED, LocalDate.of(2022, 4, 20));
    assertThat(desk.release(month("2022-05"), 1, RELEASES)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
      assertThat(refused.refusal().key()).isEqualTo("batch.stale");
      assertThat(refused.refusal().parameters()).containsEntry("lines", "G-" + dao);
    });
    done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    assertThat(done(desk.release(month("2022-05"), 1, RELEASES)).total()).isEqualTo(STANDARD);
  }

  @Test
  void a_release_that_broke_off_is_taken_up_by_another_instance_and_orders_nothing_twice() {
    var people = new ArrayList<DossierId>();
    for (int i = 0; i < 30; i++) {
      people.add(takenOver("Người " + i, "0451723023" + (10 + i), "1.0"));
    }
    var run = done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    assertThat(runs.save(released(run))).isTrue();
    var first = people.getFirst();
    runs.each(run, entry -> {
      if (entry.dossier().equals(first)) {
        act(first, file -> RunOrders.order(file, run.month(), 1, line(entry), PREPARES.id(),
            run.knownAt(), RELEASES.id(), now));
      }
    });
    instance().orderReleased();
    instance().orderReleased();
    assertThat(people).allSatisfy(person -> assertThat(orders(person)).hasSize(1));
    assertThat(runs.find(month("2022-05"), 1)).get().extracting(Run::state).isEqualTo(Run.State.ORDERED);
  }

  private static RunPlan.Line line(Run.Entry entry) {
    return Objects.requireNonNull(entry.line());
  }

  private Run released(Run run) {
    return new Run(run.month(), run.number(), Run.State.RELEASED, run.knownAt(), run.preparedBy(), null, RELEASES.id(),
        now, run.transferBy(), run.settleBy(), run.lines(), run.total(), run.held(), run.heldTotal(), run.overpaid(),
        run.bridge(), run.generation(), run.version());
  }

  @Test
  void of_two_instances_that_prepare_at_once_one_says_what_holds() {
    takenOver("Đào", "045172302395", "1.0");
    var prepared = List.of(desk, instance()).parallelStream()
        .map(desk -> desk.prepare(month("2022-05"), 1, PREPARES, null, null)).toList();
    assertThat(prepared).anyMatch(Outcome.Done.class::isInstance);
    var run = runs.find(month("2022-05"), 1).orElseThrow();
    assertThat(runs.entries(run, null, null, 0, 10)).hasSize(1);
    assertThat(done(desk.release(month("2022-05"), 1, RELEASES)).total()).isEqualTo(STANDARD);
  }

  @Test
  void of_two_releases_at_once_each_line_is_ordered_once() {
    var dao = takenOver("Đào", "045172302395", "1.0");
    done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    var other = Cases.officer("payment-3");
    var released = List.of(RELEASES, other).parallelStream()
        .map(officer -> instance().release(month("2022-05"), 1, officer)).toList();
    assertThat(released).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(orders(dao)).hasSize(1);
  }

  @Test
  void a_rate_in_force_has_to_be_decided_before_the_run() {
    takenOver("Đào", "045172302395", "1.0");
    later("2024-07-15T02:00:00Z");
    assertThat(desk.prepare(month("2024-08"), 1, PREPARES, null, null)).isInstanceOfSatisfying(Outcome.Refused.class,
        refused -> {
          assertThat(refused.refusal().key()).isEqualTo("run.rate-undecided");
          assertThat(refused.refusal().field()).isEqualTo("socialStandard@2024-07");
        });
    assertThat(desk.prepare(month("2024-08"), 1, PREPARES, "Chờ quyết định của thành phố", null))
        .isInstanceOf(Outcome.Done.class);
    decisions.record(new RateDecided(new RateKey("socialStandard", month("2024-07")), "9/QĐ", DECIDES.id(), now));
    assertThat(done(desk.prepare(month("2024-08"), 1, PREPARES, null, null)).total())
        .isEqualTo(26 * STANDARD + 2 * 500_000);
  }

  @Test
  void months_that_are_combined_are_paid_ahead_and_not_again() {
    takenOver("Đào", "045172302395", "1.0");
    decisions.record(new Combined(Set.of(month("2022-05"), month("2022-06")), month("2022-05"), "10/QĐ", DECIDES.id(),
        now));
    assertThat(release("2022-05").total()).isEqualTo(2 * STANDARD);
    later("2022-05-20T02:00:00Z");
    var june = done(desk.prepare(month("2022-06"), 1, PREPARES, null, null));
    assertThat(june.total()).isZero();
    assertThat(june.bridge()).isNotNull().satisfies(
        bridge -> assertThat(bridge.paidAhead()).isEqualTo(new Bridge.Sum(1, STANDARD)));
  }

  @Test
  void waits_for_the_run_of_the_month_before_unless_somebody_says_why_not() {
    takenOver("Đào", "045172302395", "1.0");
    done(desk.prepare(month("2022-05"), 1, PREPARES, null, null));
    assertThat(refused(desk.prepare(month("2022-06"), 1, PREPARES, null, null))).isEqualTo("run.previous-open");
    assertThat(desk.prepare(month("2022-06"), 1, PREPARES, null, "Máy chủ hỏng")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_recipient_is_taken_over_once_and_not_otherwise() {
    var line = recipient("Đào", "045172302395", "1.0");
    var importer = new OfficerId("importer-1");
    assertThat(grants.takeOver(line, importer)).isInstanceOf(TakenOver.Recorded.class);
    later("2022-04-21T02:00:00Z");
    assertThat(grants.takeOver(line, importer)).isInstanceOf(TakenOver.Unchanged.class);
    assertThat(files.find(line.id()).orElseThrow().history()).hasSize(1);
    assertThat(grants.takeOver(recipient("Đào", "045172302395", "2.0"), importer))
        .isInstanceOfSatisfying(TakenOver.Refused.class,
            refused -> assertThat(refused.refusal().key()).isEqualTo("recipient.taken-over-otherwise"));
  }

  private Run release(String month) {
    done(desk.prepare(month(month), 1, PREPARES, null, null));
    return done(desk.release(month(month), 1, RELEASES));
  }

  private DossierId takenOver(String name, String idNumber, String coefficient) {
    var line = recipient(name, idNumber, coefficient);
    assertThat(grants.takeOver(line, new OfficerId("importer-1"))).isInstanceOf(TakenOver.Recorded.class);
    return line.id();
  }

  private static TakeOver.Line recipient(String name, String idNumber, String coefficient) {
    var part = new MonthlyPart("K5a", new BigDecimal(coefficient), null, month("2021-09"));
    return new TakeOver.Line(new Recipient(name, idNumber, "1938"), "1/QĐ", month("2022-04"), Method.BANK,
        new Account("970405", "3761000123456", name), new Running("SOC_MONTHLY", idNumber, "19333",
            LocalDate.of(2021, 10, 4), "socialStandard", true, false, List.of(part)));
  }

  private String proposal(DossierId person) {
    var monthly = Grant.of(files.find(person).orElseThrow()).monthly();
    assertThat(monthly).isNotNull();
    return monthly.proposals().keySet().iterator().next();
  }

  private List<PaymentOrdered> orders(DossierId person) {
    return Cases.all(files.find(person).orElseThrow(), PaymentOrdered.class);
  }

  private String order(DossierId person) {
    return orders(person).getLast().orderId();
  }

  private Booking booking(DossierId person, long amount) {
    bookings++;
    return Cases.booking(bookings, order(person), amount);
  }

  private void act(DossierId person, Function<CaseFile, Decision> decide) {
    assertThat(key(commands.handle(person, null, decide))).isNull();
  }

  private void later(String moment) {
    now = Instant.parse(moment);
  }

  private static YearMonth month(String text) {
    return YearMonth.parse(text);
  }

  private static Run done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).run();
  }

  private static @Nullable String refused(Outcome outcome) {
    return outcome instanceof Outcome.Refused(var refusal) ? refusal.key() : null;
  }

  private static @Nullable String key(CaseCommands.Outcome outcome) {
    return outcome instanceof CaseCommands.Outcome.Refused(var refusal, _) ? refusal.key() : null;
  }
}
