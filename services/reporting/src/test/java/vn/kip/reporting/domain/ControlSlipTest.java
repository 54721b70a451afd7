package vn.kip.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.ResultClass;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.DueDateRecalculated;

/** A total in time does not hide a stage that was late. */
class ControlSlipTest {

  private static final StageRules RULES = (_, _) -> List.of(new StageRules.Stage("ward", "WARD", "2 WD"),
      new StageRules.Stage("send", "WARD", "1 WD"), new StageRules.Stage("appraise", "DIVISION", "3 WD"),
      new StageRules.Stage("decide", "CHAIRMAN", null));
  private static final DeadlineCalculator CALCULATOR = new DeadlineCalculator(Calendars.vietnam().announced());

  private final List<Fact> facts = new ArrayList<>();

  @Test
  void each_hop_has_its_own_due_date_from_the_day_it_began() {
    accepted("2022-03-01");
    happened("2022-03-07", "ward-1", new IntakeEvent.DossierForwarded("appraise"));
    happened("2022-03-09", "chair-1", decision());

    var hops = hops();

    assertThat(hops.stream().map(ControlSlip.Hop::stage)).containsExactly("ward", "appraise");
    assertThat(hops.getFirst().covers()).containsExactly("ward", "send");
    assertThat(hops.stream().map(hop -> String.valueOf(hop.due() == null ? null : hop.due().date())))
        .containsExactly("2022-03-04", "2022-03-10");
    assertThat(hops.stream().map(ControlSlip.Hop::result)).containsExactly(ResultClass.LATE, ResultClass.BEFORE);
    assertThat(hops.getFirst().endedBy()).isEqualTo(new OfficerId("ward-1"));
  }

  @Test
  void what_is_sent_back_begins_a_hop_in_the_stage_that_appraised_it() {
    accepted("2022-03-01");
    happened("2022-03-02", "ward-1", new IntakeEvent.DossierForwarded("appraise"));
    happened("2022-03-03", "division-1", new DossierAppraised(Outcome.Proposal.GRANT, null, null));
    happened("2022-03-04", "division-1", new IntakeEvent.DossierForwarded("decide"));
    happened("2022-03-07", "chair-1", new AppraisalReturned("xem lại mức"));

    var hops = hops();

    assertThat(hops.stream().map(ControlSlip.Hop::stage)).containsExactly("ward", "appraise", "decide", "appraise");
    assertThat(hops.get(2).endedBy()).isEqualTo(new OfficerId("chair-1"));
    assertThat(String.valueOf(hops.getLast().due() == null ? null : hops.getLast().due().date()))
        .isEqualTo("2022-03-10");
    assertThat(hops.getLast().receivedFrom()).isEqualTo(new OfficerId("chair-1"));
  }

  @Test
  void what_is_sent_back_before_it_went_on_stays_in_its_hop() {
    accepted("2022-03-01");
    happened("2022-03-02", "ward-1", new IntakeEvent.DossierForwarded("appraise"));
    happened("2022-03-03", "division-1", new DossierAppraised(Outcome.Proposal.GRANT, null, null));
    happened("2022-03-04", "chair-1", new AppraisalReturned("xem lại mức"));
    happened("2022-03-09", "chair-1", decision());

    assertThat(hops().stream().map(ControlSlip.Hop::stage)).containsExactly("ward", "appraise");
    assertThat(hops().getLast().covers()).containsExactly("appraise", "decide");
    assertThat(hops().getLast().result()).isEqualTo(ResultClass.LATE);
  }

  @Test
  void a_lawful_supplement_starts_the_hop_again() {
    accepted("2022-03-01");
    happened("2022-03-02", "ward-1", new IntakeEvent.SupplementRequested(List.of(), "", null));
    happened("2022-03-10", "ward-1", new IntakeEvent.SupplementReceived(null));
    happened("2022-03-15", "ward-1", new IntakeEvent.DossierForwarded("appraise"));

    assertThat(hops().getFirst().result()).isEqualTo(ResultClass.ON);
    assertThat(hops().getLast().ended()).isNull();
  }

  @Test
  void a_day_off_declared_while_it_lies_there_moves_its_due_date_and_one_declared_later_does_not() {
    var calculator = Dossier.withDayOff("2022-03-03", "2022-03-02 10:00");
    var moved = new DueDateRecalculated(LocalDate.of(2022, 3, 8),
        new DueReceipt("vn-2022.2", LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 9), null, List.of()), "vn-2022.2");
    var lying = Dossier.accepted("2022-03-01 08:00").with("2022-03-02 10:05", moved);
    var handedOn = Dossier.accepted("2022-03-01 08:00")
        .with("2022-03-02 09:00", new IntakeEvent.DossierForwarded("appraise")).with("2022-03-02 10:05", moved);

    assertThat(dues(Dossier.accepted("2022-03-01 08:00"), calculator)).containsExactly("2022-03-03");
    assertThat(dues(lying, calculator)).containsExactly("2022-03-04");
    assertThat(dues(handedOn, calculator)).containsExactly("2022-03-04", "2022-03-08");
  }

  private static List<String> dues(Dossier dossier, DeadlineCalculator calculator) {
    return ControlSlip.of(dossier.reading(calculator), RULES, calculator).stream()
        .map(hop -> String.valueOf(hop.due() == null ? null : hop.due().date())).toList();
  }

  @Test
  void what_lies_past_its_due_date_is_counted_as_open_and_overdue() {
    accepted("2022-03-01");
    happened("2022-03-02", "ward-1", new IntakeEvent.DossierForwarded("appraise"));

    var slips = List.of(new StageReport.Slip("P", hops()));
    var report = StageReport.of(slips, LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 31));

    assertThat(report.stages()).containsExactly(
        new StageReport.StageRow("P", "appraise", new StageReport.Counts(0, 0, 0, 0, 1, 1)),
        new StageReport.StageRow("P", "ward", new StageReport.Counts(1, 0, 0, 0, 0, 0)));
    assertThat(report.officers()).containsExactly(
        new StageReport.OfficerRow("ward-1", new StageReport.Counts(1, 0, 0, 0, 0, 0)));
  }

  @Test
  void every_decided_dossier_of_the_year_ends_its_last_hop_with_the_decision() throws IOException {
    StageRules rules = (code, version) -> RegisterFacts.CATALOGUE.find(code).flatMap(known -> known.version(version))
        .orElseThrow().stages().stream()
        .map(stage -> new StageRules.Stage(stage.id(), stage.actor(), stage.limit())).toList();

    var readings = RegisterFacts.read().stream().flatMap(one -> RegisterFacts.FOLD.read(one).stream())
        .filter(CaseReading::isOfForm06).toList();

    assertThat(readings).hasSizeGreaterThan(2_000).allSatisfy(reading -> {
      var hops = ControlSlip.of(reading, rules, CALCULATOR);
      assertThat(hops).isNotEmpty();
      assertThat(hops.getFirst().started()).isEqualTo(reading.clock().acceptedAt());
      if (reading.clock().decidedAt() != null) {
        assertThat(hops.getLast().ended()).isEqualTo(reading.clock().decidedAt());
      }
    });
  }

  private List<ControlSlip.Hop> hops() {
    return RegisterFacts.FOLD.read(facts).map(reading -> ControlSlip.of(reading, RULES, CALCULATOR)).orElseThrow();
  }

  private void accepted(String day) {
    happened(day, "citizen", new IntakeEvent.DossierSubmitted("SOC_FUNERAL", "19333", IntakeEvent.Channel.DESK,
        new IntakeEvent.Applicant("Nguyễn Thị Đào", "045172302395", "1938", IntakeEvent.Sex.F), Map.of(), List.of()));
    happened(day, "ward-1", new IntakeEvent.DossierAccepted("000.18.25.H50-220301-0001",
        RegisterFacts.CATALOGUE.find("SOC_FUNERAL").orElseThrow().versions().getLast().id(), null));
  }

  private void happened(String day, String by, CaseEvent event) {
    var at = Instant.parse(day + "T02:00:00Z").plusSeconds(facts.size());
    facts.add(new Fact(facts.size(),
        new CaseRecord(DossierId.ofRegister("000.18.25.H50-220301-0001"), EventType.of(event).producer(),
            facts.size() + 1L, at, at, new OfficerId(by), null, null, event)));
  }

  private static DecisionSigned decision() {
    return new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null);
  }
}
