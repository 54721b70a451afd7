package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.DueReceipt;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome.Proposal;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/** What the auditor makes of small logs. */
class AuditTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 3, 31);

  private final SampleLog log = new SampleLog();

  @Test
  void a_decision_on_the_due_date_is_on_time_and_one_after_it_is_late() {
    accepted(1, "2022-01-10T08:00:00").granted(1, "2022-01-17T17:00:00", null);
    accepted(2, "2022-01-10T08:00:00").granted(2, "2022-01-18T08:00:00", null);
    accepted(3, "2022-01-10T08:00:00").granted(3, "2022-01-14T08:00:00", null);
    accepted(4, "2022-02-08T08:00:00");

    var audit = log.audit();
    var row = audit.form06(FIRST, LocalDate.of(2022, 2, 14), true).rows().getFirst();
    assertThat(List.of(row.received(), row.before(), row.on(), row.late(), row.openInTime(), row.openOverdue()))
        .containsExactly(4, 1, 1, 1, 1, 0);
    // A Saturday was worked among the five days.
    assertThat(audit.form06(FIRST, LocalDate.of(2022, 2, 15), false).total().openOverdue()).isEqualTo(1);
  }

  @Test
  void a_lawful_supplement_stops_the_clock_and_starts_it_from_zero() {
    accepted(1, "2022-01-10T08:00:00").add(1, "2022-01-13T08:00:00", request())
        .add(1, "2022-01-24T08:00:00", new SupplementReceived(null)).granted(1, "2022-02-09T08:00:00", null);

    assertThat(expected(1).due()).as("after Tet").isEqualTo("2022-02-07");
    assertThat(expected(1).resultClass()).isEqualTo("LATE");
    assertThat(expected(1).flags()).isEmpty();
  }

  @Test
  void a_second_request_and_one_after_the_third_working_day_change_nothing_but_are_flagged() {
    accepted(1, "2022-01-10T08:00:00").add(1, "2022-01-14T08:00:00", request());
    accepted(2, "2022-01-10T08:00:00").add(2, "2022-01-11T08:00:00", request())
        .add(2, "2022-01-12T08:00:00", new SupplementReceived(null)).add(2, "2022-01-13T08:00:00", request());

    assertThat(expected(1).flags()).containsExactly("D1");
    assertThat(expected(1).due()).isEqualTo("2022-01-17");
    assertThat(expected(2).flags()).containsExactly("D1");
    assertThat(expected(2).due()).isEqualTo("2022-01-19");
  }

  @Test
  void a_day_off_declared_later_is_counted_with_from_then_on_and_accuses_nobody_of_before() {
    var calendar = SampleLog.CALENDAR + "off,2022-01-14,2022-01-14,storm,2022-01-11T12:00:00+07:00\n";
    accepted(1, "2022-01-10T08:00:00").granted(1, "2022-01-17T09:00:00", null);
    accepted(2, "2022-01-12T08:00:00").granted(2, "2022-01-20T09:00:00", null);
    log.submitted(3, "FIVE", "2022-01-10T08:00:00").accepted(3, "FIVE", "2022-01-10T08:00:00")
        .add(3, "2022-01-12T01:00:00", new vn.kip.events.ReportingEvent.DueDateRecalculated(LocalDate.of(2022, 1, 17),
            new vn.kip.events.DueReceipt("later", LocalDate.of(2022, 1, 10), LocalDate.of(2022, 1, 18), null,
                List.of()),
            "later"))
        .granted(3, "2022-01-18T09:00:00", null);

    var total = log.audit(calendar).form06(FIRST, LocalDate.of(2022, 1, 31), false).total();

    assertThat(List.of(total.on(), total.late())).containsExactly(3, 0);
    var known = log.audit().form06(FIRST, LocalDate.of(2022, 1, 31), false).total();
    assertThat(known.late()).as("a calendar without it").isEqualTo(1);
  }

  @Test
  void what_is_declared_later_takes_back_what_stood_of_the_day() {
    var rules = RuleBook.of(SampleLog.CALENDAR + "work,2022-02-04,2022-02-04,back,2022-01-20T00:00:00Z\n"
        + "off,2022-02-12,2022-02-12,back,2022-01-20T00:00:00Z\n", SampleLog.RULES);
    var before = rules.calendar().knownAt(SampleLog.at("2022-01-19T08:00:00"));
    var after = rules.calendar().knownAt(SampleLog.at("2022-01-21T08:00:00"));

    assertThat(List.of(before.day(LocalDate.of(2022, 2, 4)), before.day(LocalDate.of(2022, 2, 12)),
        after.day(LocalDate.of(2022, 2, 4)), after.day(LocalDate.of(2022, 2, 12)))).containsExactly(
            WorkingDays.Day.FREE, WorkingDays.Day.WORKING, WorkingDays.Day.WORKING, WorkingDays.Day.FREE);
  }

  @Test
  void a_proposal_that_was_sent_back_moves_no_clock_and_is_no_finding() {
    accepted(1, "2022-01-10T08:00:00")
        .by("division-1", 1, "2022-01-11T08:00:00", new DossierAppraised(Proposal.GRANT, null, null))
        .add(1, "2022-01-12T08:00:00", new AppraisalReturned("xem lại mức"))
        .by("division-1", 1, "2022-01-13T08:00:00", new DossierAppraised(Proposal.GRANT, null, null))
        .granted(1, "2022-01-17T09:00:00", null);

    assertThat(log.audit().findings()).isEmpty();
    assertThat(expected(1).flags()).isEmpty();
    assertThat(expected(1).due()).isEqualTo("2022-01-17");
    assertThat(expected(1).resultClass()).isEqualTo("ON");
  }

  @Test
  void hours_run_around_the_clock() {
    log.submitted(1, "HOURS", "2022-01-15T20:00:00").accepted(1, "HOURS", "2022-01-15T20:00:00")
        .granted(1, "2022-01-16T08:00:00", null);
    log.submitted(2, "HOURS", "2022-01-15T20:00:00").accepted(2, "HOURS", "2022-01-15T20:00:00")
        .granted(2, "2022-01-16T08:00:01", null);
    log.submitted(3, "HOURS", "2022-01-15T20:00:00").accepted(3, "HOURS", "2022-01-15T20:00:00");

    assertThat(expected(1).resultClass()).isEqualTo("BEFORE");
    assertThat(expected(2).resultClass()).isEqualTo("LATE");
    assertThat(expected(1).flags()).as("an emergency is decided on any day").isEmpty();
    assertThat(log.audit().form06(FIRST, LocalDate.of(2022, 1, 15), false).total().openInTime()).isEqualTo(3);
    assertThat(log.audit().form06(FIRST, LocalDate.of(2022, 1, 16), false).total().openOverdue()).isEqualTo(1);
  }

  @Test
  void beyond_the_calendar_nothing_is_in_time() {
    accepted(1, "2022-12-28T08:00:00").granted(1, "2022-12-29T08:00:00", null);
    accepted(2, "2022-12-28T08:00:00");

    var audit = log.audit();
    var total = audit.form06(FIRST, LocalDate.of(2022, 12, 31), false).total();
    assertThat(List.of(total.late(), total.openOverdue())).containsExactly(1, 1);
    assertThat(audit.onTime(FIRST, LocalDate.of(2022, 12, 31)).unproven()).isEqualTo(2);
  }

  @Test
  void each_flag_is_raised_for_its_reason() {
    accepted(1, "2022-01-10T08:00:00").add(1, "2022-01-12T08:00:00", "2022-01-14T08:00:00", new DossierPosted());
    log.submitted(2, "POSTED", "2022-01-10T08:00:00").accepted(2, "POSTED", "2022-01-10T09:00:00")
        .add(2, "2022-01-11T08:00:00", new DossierPosted()).granted(2, "2022-01-12T08:00:00", null);
    accepted(3, "2022-01-10T08:00:00").add(3, "2022-01-17T08:00:00", new ApologySent(LAST, "đông"));
    accepted(4, "2022-01-10T08:00:00").granted(4, "2022-01-15T08:00:00", null);
    log.submitted(5, "FIVE", "2022-01-10T08:00:00", Channel.ONLINE).accepted(5, "FIVE", "2022-01-12T08:00:00");
    accepted(6, "2022-01-10T08:00:00").assessed(6, "2022-01-11T08:00:00", Status.ELIGIBLE, 5L)
        .granted(6, "2022-01-12T08:00:00", 6L);
    accepted(7, "2022-01-10T08:00:00").assessed(7, "2022-01-11T08:00:00", Status.NEEDS_FACTS, null)
        .granted(7, "2022-01-12T05:59:00", 6L);

    assertThat(List.of(1, 2, 3, 4, 5, 6, 7).stream().map(number -> expected(number).flags()).toList()).containsExactly(
        Set.of("D4"), Set.of("D8"), Set.of("D12"), Set.of("D14"), Set.of("D15"), Set.of("E1"), Set.of("D14"));
  }

  @Test
  void withdrawn_and_filed_again_flags_both() {
    accepted(1, "2022-01-10T08:00:00").add(1, "2022-01-11T08:00:00", new DossierWithdrawn("rút"));
    accepted(2, "2022-02-10T08:00:00");
    accepted(3, "2022-03-21T08:00:00");

    assertThat(log.audit().onTime(FIRST, LAST).flagged().values()).containsExactly(Set.of("D9"), Set.of("D9"));
  }

  @Test
  void a_serial_that_was_never_given_out_is_missing() {
    accepted(1, "2022-01-10T08:00:00");
    log.accepted(9, "FIVE", "2022-01-10T08:30:00").records().removeLast();
    accepted(2, "2022-01-10T09:00:00");

    assertThat(log.audit().onTime(FIRST, LAST).missingSerials())
        .containsExactly(new OnTime.MissingSerial("000.18.25.H50", LocalDate.of(2022, 1, 10), 2));
  }

  @Test
  void a_lost_event_is_named_by_dossier_and_offset_and_a_repeat_does_no_harm() {
    accepted(1, "2022-01-10T08:00:00").skip(1, EventType.DOSSIER_POSTED).returned(1, "2022-01-12T08:00:00");
    log.records().add(new LogRecord(0, 3, log.records().getFirst().key(), log.records().getFirst().headers(),
        log.records().getFirst().payload()));

    var audit = log.audit();
    assertThat(audit.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Kind.SEQ_GAP);
      assertThat(finding.offset()).isEqualTo(2);
      assertThat(finding.dossier()).isEqualTo("dossier-0001");
    });
    assertThat(audit.repeats()).containsExactly(new Repeat(0, 3, "dossier-0001", "intake", 1));
    assertThat(audit.expected("dossier-0001").orElseThrow().facts()).isEqualTo(2);
  }

  @Test
  void the_same_number_with_another_content_is_a_finding() {
    accepted(1, "2022-01-10T08:00:00");
    var other = new SampleLog().submitted(1, "GIFT", "2022-01-10T08:00:00").records().getFirst();
    log.records().add(new LogRecord(0, 2, other.key(), other.headers(), other.payload()));

    assertThat(kinds()).containsExactly(Kind.REPEAT_DIFFERS);
  }

  @Test
  void an_unknown_programme_is_named_and_counted_nowhere() {
    log.submitted(1, "HEATING", "2022-01-10T08:00:00").accepted(1, "HEATING", "2022-01-10T08:00:00");

    var audit = log.audit();
    assertThat(audit.findings()).singleElement().satisfies(finding -> assertThat(finding.what())
        .startsWith("programme HEATING@2020-01-01 is unknown to the auditor; its 1 dossiers"));
    assertThat(audit.form06(FIRST, LAST, false).total().received()).isZero();
  }

  @Test
  void a_slip_that_promises_another_day_is_found() {
    var wrong = new DueReceipt("vn-2022.1", LocalDate.of(2022, 1, 10), LocalDate.of(2022, 1, 18), null, List.of());
    log.submitted(1, "FIVE", "2022-01-10T08:00:00").add(1, "2022-01-10T08:00:00",
        new DossierAccepted("000.18.25.H50-220110-0001", "FIVE@2020-01-01", wrong));

    assertThat(kinds()).containsExactly(Kind.DUE_DIFFERS);
  }

  @Test
  void every_decision_to_pay_has_its_grant_and_every_payment_its_order() {
    accepted(1, "2022-01-10T08:00:00").granted(1, "2022-01-12T08:00:00", 5L);
    accepted(2, "2022-01-10T08:00:00").add(2, "2022-01-12T08:00:00", grant());
    accepted(3, "2022-01-10T08:00:00").granted(3, "2022-01-12T08:00:00", 5L).add(3, "2022-01-12T08:00:00", grant())
        .add(3, "2022-01-12T09:00:00", settled("order-1")).add(3, "2022-01-12T09:00:00", ordered("order-2"))
        .add(3, "2022-01-12T09:00:00", settled("order-2")).add(3, "2022-01-12T09:00:00", settled("order-2"));

    var audit = log.audit();
    assertThat(audit.findings().stream().map(finding -> finding.kind() + " " + finding.dossier()).toList())
        .containsExactlyInAnyOrder("GRANT_MISSING dossier-0001", "GRANT_WITHOUT_DECISION dossier-0002",
            "PAYMENT_WITHOUT_ORDER dossier-0003", "PAID_TWICE dossier-0003");
    assertThat(audit.balances().getLast().out()).isEqualTo(Map.of("settled", 1, "failed", 0, "underway", 0));
  }

  @Test
  void a_dossier_both_decided_and_withdrawn_is_found_and_upsets_the_balance() {
    accepted(1, "2022-01-10T08:00:00").granted(1, "2022-01-12T08:00:00", null)
        .add(1, "2022-01-13T08:00:00", new DossierWithdrawn("rút"));

    assertThat(kinds()).containsExactly(Kind.BALANCE, Kind.BALANCE);
  }

  @Test
  void what_was_open_before_is_carried_over_and_every_period_balances() {
    for (int i = 1; i <= 40; i++) {
      accepted(i, "2022-01-%02dT08:00:00".formatted(10 + i % 15));
      if (i % 4 != 0) {
        log.granted(i, "2022-0%d-%02dT08:00:00".formatted(1 + i % 3, 25 + i % 3), null);
      }
    }
    var audit = log.audit();
    for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
      var form = audit.form06(day, day.plusDays(13), false).total();
      assertThat(form.balances()).isTrue();
      assertThat(form.carriedOver()).isEqualTo(audit.form06(FIRST, day.minusDays(1), false).total().open());
    }
  }

  private SampleLog accepted(int dossier, String at) {
    return log.submitted(dossier, "FIVE", at).accepted(dossier, "FIVE", at);
  }

  private Audit.Expected expected(int dossier) {
    return log.audit().expected(SampleLog.dossier(dossier).value()).orElseThrow();
  }

  private List<Kind> kinds() {
    return log.audit().findings().stream().map(Finding::kind).toList();
  }

  private static SupplementRequested request() {
    return new SupplementRequested(List.of("Giấy khai sinh"), "Thiếu", null);
  }

  private static GrantOpened grant() {
    return new GrantOpened("grant", 5, vn.kip.events.PaymentEvent.Kind.ONCE, null, "event");
  }

  private static PaymentOrdered ordered(String order) {
    return new PaymentOrdered("grant", order, 1, 5, Method.BANK);
  }

  private static PaymentSettled settled(String order) {
    return new PaymentSettled("grant", order, 1, 5, Method.BANK);
  }
}
