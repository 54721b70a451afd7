package vn.kip.eligibility.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.Answer;
import vn.kip.events.EligibilityEvent.Cause;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;

class AgeingTest {

  private static final Instant ACCEPTED = Instant.parse("2022-01-04T01:15:00Z");
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final OfficerId CHAIR = new OfficerId("chair-1");

  private final MemoryCaseFiles files = new MemoryCaseFiles(AppraisalList.VIEW);
  private final CaseCommands commands = new CaseCommands(files, Producer.ELIGIBILITY, CommandGate.OPEN);
  private final Assessments assessments = new Assessments(Catalogue.bundled(), new MemoryClaims());
  private final Ageing ageing = new Ageing(Catalogue.bundled(), assessments, files, commands, () -> NOW);

  /** Poor, without anyone obliged: 1.5 times the standard up to 80, twice from then on. */
  private final Map<String, Object> elderly = answers("1942-05-16", "POOR", "NONE");

  @Test
  void turning_eighty_is_proposed_from_that_day_and_changes_nothing_by_itself() {
    granted("elderly", ACCEPTED, elderly);

    ageing.dayHasPassed(LocalDate.of(2022, 5, 15));
    assertThat(proposals("elderly")).isEmpty();
    ageing.dayHasPassed(LocalDate.of(2022, 5, 16));

    assertThat(proposals("elderly")).containsExactly(new AdjustmentProposed(
        LocalDate.of(2022, 5, 16),
        List.of(new Cause("birthDate", 80)),
        new Answer(Status.ELIGIBLE, "K5a", new BigDecimal("1.5"), 540_000L),
        new Answer(Status.ELIGIBLE, "K5a", new BigDecimal("2.0"), 720_000L),
        List.of(),
        "SOC_MONTHLY@2020-01-01",
        "Decree 20/2021 art. 8(1)đ"));
    var appraisal = Appraisal.of(files.find(id("elderly")).orElseThrow());
    assertThat(appraisal.assessment()).isNotNull().extracting(assessed -> assessed.amount()).isEqualTo(540_000L);
    assertThat(appraisal.decision()).isNotNull().extracting(DecisionSigned::amount).isEqualTo(540_000L);
  }

  @Test
  void days_on_which_nothing_ran_are_made_good_with_the_same_proposals() {
    granted("daily", ACCEPTED, elderly);
    for (var day = LocalDate.of(2022, 1, 5); day.getYear() < 2024; day = day.plusDays(1)) {
      ageing.dayHasPassed(day);
    }
    granted("late", ACCEPTED, elderly);
    ageing.dayHasPassed(LocalDate.of(2023, 12, 31));
    ageing.dayHasPassed(LocalDate.of(2023, 12, 31));

    assertThat(proposals("late")).isEqualTo(proposals("daily")).hasSize(2);
    assertThat(files.find(id("late")).orElseThrow().history())
        .filteredOn(entry -> entry.event() instanceof AdjustmentProposed)
        .allSatisfy(entry -> assertThat(entry.recordedAt()).isEqualTo(NOW))
        .extracting(CaseRecord::occurredAt)
        .containsExactly(Instant.parse("2022-05-15T17:00:00Z"), Instant.parse("2022-12-31T17:00:00Z"));
  }

  @Test
  void at_the_end_of_the_year_the_status_of_the_household_is_asked_for_again() {
    granted("poor", ACCEPTED, answers("1950-05-16", "POOR", "NONE"));

    ageing.dayHasPassed(LocalDate.of(2022, 12, 31));
    assertThat(proposals("poor")).isEmpty();
    ageing.dayHasPassed(LocalDate.of(2023, 1, 1));
    ageing.dayHasPassed(LocalDate.of(2024, 1, 1));

    assertThat(proposals("poor")).singleElement().satisfies(proposal -> {
      assertThat(proposal.causes()).containsExactly(new Cause("householdStatus", null));
      assertThat(proposal.now().status()).isEqualTo(Status.NEEDS_FACTS);
      assertThat(proposal.missing()).containsExactly("householdStatus");
    });
  }

  @Test
  void each_day_is_looked_at_by_the_law_of_that_day_however_late_the_look_comes() {
    granted("daily", ACCEPTED, elderly);
    ageing.dayHasPassed(LocalDate.of(2022, 5, 16));
    granted("late", ACCEPTED, elderly);
    ageing.dayHasPassed(LocalDate.of(2026, 11, 24));

    assertThat(proposals("late").getFirst()).as("80 was an age that mattered in 2022")
        .isEqualTo(proposals("daily").getFirst());
  }

  @Test
  void who_is_paid_for_a_disability_is_not_asked_about_the_household() {
    var facts = new HashMap<>(answers("1980-05-16", "NONE", "PRESENT"));
    facts.put("disability", "SEVERE");
    granted("disabled", ACCEPTED, facts);

    ageing.dayHasPassed(LocalDate.of(2026, 11, 24));

    assertThat(proposals("disabled")).isEmpty();
  }

  @Test
  void a_refused_dossier_does_not_age() {
    decided("refused", ACCEPTED, elderly, Outcome.REFUSED);

    ageing.dayHasPassed(LocalDate.of(2022, 5, 16));

    assertThat(proposals("refused")).isEmpty();
  }

  @Test
  void once_a_later_dossier_is_granted_that_one_ages() {
    granted("first", ACCEPTED, elderly);
    granted("adjusting", Instant.parse("2022-05-20T01:15:00Z"), elderly);

    ageing.dayHasPassed(LocalDate.of(2022, 12, 31));

    assertThat(proposals("first")).isEmpty();
    assertThat(proposals("adjusting")).isEmpty();
  }

  @Test
  void a_dossier_whose_version_is_no_longer_in_the_catalogue_does_not_keep_the_others_from_ageing() {
    granted("gone", ACCEPTED, elderly);
    var gone = files.find(id("gone")).orElseThrow();
    files.save(List.of(gone.received(entry("gone", 3, ACCEPTED,
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0001", "SOC_MONTHLY@1999-01-01", null)))));
    granted("elderly", ACCEPTED, elderly);

    ageing.dayHasPassed(LocalDate.of(2022, 5, 16));

    assertThat(proposals("elderly")).hasSize(1);
  }

  private static Map<String, Object> answers(String birthDate, String householdStatus, String obligedSupporter) {
    return Map.ofEntries(
        Map.entry("birthDate", birthDate), Map.entry("householdStatus", householdStatus),
        Map.entry("obligedSupporter", obligedSupporter), Map.entry("disability", "NONE"), Map.entry("hiv", false),
        Map.entry("stableIncome", false), Map.entry("noSupporter", false), Map.entry("formerNoSupporter", false),
        Map.entry("studying", false), Map.entry("pension", true), Map.entry("otherMonthlyAllowance", false),
        Map.entry("takenInByCarer", false), Map.entry("difficultArea", false), Map.entry("single", false),
        Map.entry("children", List.of()), Map.entry("inCentre", false), Map.entry("certificateMonth", "2021-10"));
  }

  private void granted(String dossier, Instant acceptedAt, Map<String, Object> facts) {
    decided(dossier, acceptedAt, facts, Outcome.GRANTED);
  }

  private void decided(String dossier, Instant acceptedAt, Map<String, Object> facts, Outcome outcome) {
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395",
        String.valueOf(facts.get("birthDate")), IntakeEvent.Sex.F);
    var accepted = CaseFile.empty(id(dossier), Producer.ELIGIBILITY)
        .received(entry(dossier, 1, acceptedAt, new IntakeEvent.DossierSubmitted("SOC_MONTHLY", "19333",
            IntakeEvent.Channel.DESK, applicant, facts, List.of())))
        .received(entry(dossier, 2, acceptedAt,
            new IntakeEvent.DossierAccepted("000.18.25.H50-220104-0001", "SOC_MONTHLY@2020-01-01", null)));
    var assessed = assessments.assess(accepted, List.of(), null);
    files.save(List.of(accepted.recorded(List.of(
        new NewEvent(assessed, acceptedAt, acceptedAt, PaidOnce.SELF, null, null),
        new NewEvent(new DecisionSigned(outcome, "1/QĐ", CHAIR, assessed.amount(), null), acceptedAt, acceptedAt,
            CHAIR, null, null)))));
  }

  private List<AdjustmentProposed> proposals(String dossier) {
    return files.find(id(dossier)).orElseThrow().history().stream()
        .filter(entry -> entry.event() instanceof AdjustmentProposed)
        .map(entry -> (AdjustmentProposed) entry.event()).toList();
  }

  private static DossierId id(String dossier) {
    return DossierId.ofRegister(dossier);
  }

  private static CaseRecord entry(String dossier, long seq, Instant at, CaseEvent event) {
    return new CaseRecord(id(dossier), Producer.INTAKE, seq, at, at, new OfficerId("ward-1"), null, null, event);
  }
}
