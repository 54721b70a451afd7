package vn.kip.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.ClockEvent;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.LegalClock;
import vn.kip.deadlines.RequestVerdict;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.OfficerId;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/** Two programs written apart, each from the rules alone, say the same. */
class TwoProgramsTest {

  private static final RuleBook RULES = RuleBook.bundled();
  private static final DeadlineCalculator CALCULATOR = new DeadlineCalculator(Calendars.vietnam());

  @Test
  void the_auditor_knows_the_contract_and_nothing_of_those_it_audits() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "vn.kip.audit..", "vn.kip.events..", "tools.jackson..", "org.jspecify..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.kip.audit"));
  }

  @Test
  void both_have_the_same_days_off() {
    // Before, between and after the announcements of 2026's days.
    for (var recorded : List.of("2022-01-01T00:00:00Z", "2025-11-01T00:00:00Z", "2026-01-01T00:00:00Z",
        "2026-11-01T00:00:00Z")) {
      var own = RULES.calendar().knownAt(Instant.parse(recorded));
      var theirs = CALCULATOR.calendar().countedWithAt(Instant.parse(recorded));
      for (var day = LocalDate.of(2020, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
        assertThat(own.day(day) == WorkingDays.Day.WORKING).as(day + " as known " + recorded)
            .isEqualTo(theirs.isWorkingDay(day));
      }
    }
  }

  @Test
  void both_have_the_same_programmes() {
    var theirs = new ArrayList<String>();
    for (var programme : Catalogue.of("").programmes()) {
      for (var version : programme.versions()) {
        theirs.add(version.id());
        var own = RULES.find(programme.code(), version.id()).orElseThrow(() -> new AssertionError(version.id()));
        assertThat(own.field()).isEqualTo(programme.field());
        assertThat(own.statutory()).isEqualTo(programme.statutory());
        assertThat(own.postingDays()).as(version.id()).isEqualTo(version.postingWorkingDays());
        assertThat(own.limit()).as(version.id()).isEqualTo(
            version.limit() == null ? null : Limit.parse(String.valueOf(version.limit())).orElseThrow());
        assertThat(own.pays()).as(version.id())
            .isEqualTo(version.payment().kind() != ProgrammeVersion.Kind.NONE
                && version.payment().kind() != ProgrammeVersion.Kind.BANK_LOAN);
      }
    }
    assertThat(RULES.all().keySet()).containsExactlyInAnyOrderElementsOf(theirs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 WD", "22 WD", "2 CD", "12 H", "5 WD > 7 WD > 12 CD", "12 CD > 7 WD > 12 CD",
      "15 CD from day 15", "2.5 WD", "1.5 WD > 2.5 WD > 3 WD", "0.5 WD > 0.5 WD > 1 CD"})
  void both_read_the_same_from_any_history(String limit) {
    var random = new Random(limit.hashCode());
    for (int i = 0; i < 3_000; i++) {
      compare(limit, history(random));
    }
  }

  private static void compare(String text, List<Fact> history) {
    var own = CaseClock.read(history, Limit.parse(text).orElseThrow(), RULES.calendar());
    var theirs = LegalClock.read(CALCULATOR, TimeLimit.parse(text), events(history));
    var tale = text + " " + history.stream().map(fact -> fact.entry().event().getClass().getSimpleName() + " "
        + fact.at()).toList();
    assertThat(own.result().map(Enum::name).orElse(null)).as(tale)
        .isEqualTo(theirs.resultClass() == null ? null : theirs.resultClass().name());
    assertThat(own.due().map(Limit.Due::date).orElse(null)).as(tale)
        .isEqualTo(theirs.finalDue() == null ? null : theirs.finalDue().due().date());
    assertThat(own.unlawfulRequests()).as(tale)
        .hasSize((int) theirs.requests().stream()
            .filter(verdict -> verdict != RequestVerdict.LAWFUL && verdict != RequestVerdict.BEFORE_ACCEPTANCE)
            .count());
    var first = history.getFirst().on();
    for (var day = first; day.isBefore(first.plusDays(90)); day = day.plusDays(1)) {
      assertThat(own.at(day).map(Enum::name)).as(tale + " on " + day)
          .isEqualTo(theirs.stateAt(day).map(Enum::name));
      var noon = day.atTime(12, 0).atZone(Fact.LOCAL).toInstant();
      assertThat(own.dueAt(noon).map(Limit.Due::date)).as(tale + " at " + noon)
          .isEqualTo(theirs.dueInForceAt(noon).map(due -> due.date()));
    }
  }

  private static List<ClockEvent> events(List<Fact> history) {
    return history.stream().map(fact -> switch (fact.entry().event()) {
      case DossierAccepted _ -> new ClockEvent.Accepted(fact.at(), fact.at());
      case SupplementRequested _ -> new ClockEvent.SupplementRequested(fact.at());
      case SupplementReceived _ -> new ClockEvent.SupplementReceived(fact.at(), fact.at());
      case DecisionSigned _ -> new ClockEvent.Decided(fact.at());
      default -> (ClockEvent) new ClockEvent.Withdrawn(fact.at());
    }).toList();
  }

  /** Accepted at some moment of seven years, then up to six things with hours or weeks between them. */
  private static List<Fact> history(Random random) {
    var at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(7 * 365 * 24) * 3_600L);
    var facts = new ArrayList<Fact>();
    if (random.nextInt(10) == 0) {
      facts.add(fact(facts.size(), at.minusSeconds(86_400), request()));
    }
    facts.add(fact(facts.size(), at, new DossierAccepted("code", "version", null)));
    int more = random.nextInt(7);
    for (int i = 0; i < more; i++) {
      at = at.plusSeconds((random.nextBoolean() ? random.nextInt(30) : random.nextInt(24 * 12)) * 3_600L);
      facts.add(fact(facts.size(), at, switch (random.nextInt(6)) {
        case 0, 1 -> request();
        case 2, 3 -> new SupplementReceived(null);
        case 4 -> new DossierWithdrawn("rút");
        default -> new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null);
      }));
    }
    return facts;
  }

  private static SupplementRequested request() {
    return new SupplementRequested(List.of("Giấy khai sinh"), "Thiếu", null);
  }

  private static Fact fact(long offset, Instant at, CaseEvent event) {
    return new Fact(0, offset, new CaseRecord(SampleLog.dossier(1), EventType.of(event).producer(), offset + 1, at, at,
        new OfficerId("officer-1"), null, null, event));
  }
}
