package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.ProgrammeRules;

/** Whatever is wrong with a record, its dossier waits and nothing else, and what heals it counts from then on. */
class LettersOfTheFoldTest {

  private static final CaseFold FOLD = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
  private static final DossierId ONE = DossierId.ofRegister("one");
  private static final DossierId OTHER = DossierId.ofRegister("other");
  private static final Instant AT = Dossier.moment("2022-03-01 08:00");

  private final MemoryStore store = new MemoryStore();
  private final Letters letters = new Letters();

  private static LogEntry entry(long offset, DossierId dossier, Producer producer, long seq, CaseEvent event) {
    var entry = new CaseRecord(dossier, producer, seq, AT, AT, new OfficerId("officer-1"), null, null, event);
    return new LogEntry("kip.cases", 0, offset, dossier.value(), CaseEventCodec.headers(entry),
        CaseEventCodec.payload(entry));
  }

  private static LogEntry submitted(long offset, DossierId dossier, String programme, String ward, String name) {
    return entry(offset, dossier, Producer.INTAKE, 1,
        new IntakeEvent.DossierSubmitted(programme, ward, IntakeEvent.Channel.DESK,
            new IntakeEvent.Applicant(name, "045172302395", "1972-12-19", IntakeEvent.Sex.F), Map.of(), List.of()));
  }

  private static LogEntry submitted(long offset, DossierId dossier) {
    return submitted(offset, dossier, "ANY", "19333", "Bùi Thị Đào");
  }

  private static LogEntry accepted(long offset, DossierId dossier) {
    return entry(offset, dossier, Producer.INTAKE, 2,
        new IntakeEvent.DossierAccepted("000.18.25.H50-220301-0001", "ANY@2020-01-01", null));
  }

  private static LogEntry posted(long offset, DossierId dossier, long seq) {
    return entry(offset, dossier, Producer.INTAKE, seq, new IntakeEvent.DossierPosted());
  }

  private int facts(DossierId dossier) {
    var stored = store.cases.get(dossier);
    return stored == null ? 0 : stored.facts().size();
  }

  @Test
  void a_record_on_which_the_rules_break_is_left_out_with_its_dossier_and_nothing_else() {
    ProgrammeRules broken = (programme, _) -> {
      if (programme.equals("BROKEN")) {
        throw new ArithmeticException("the name of a person");
      }
      return Optional.of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("5 WD"), null));
    };

    new LogFold(store, new CaseFold(broken, Dossier.CALCULATOR), letters).accept(List.of(
        submitted(0, ONE, "BROKEN", "19333", "Bùi Thị Đào"), submitted(1, OTHER), accepted(2, ONE),
        accepted(3, OTHER)));

    assertThat(letters.faults()).containsExactly(Fault.FAILED, Fault.WAITING);
    assertThat(letters.kept.values()).noneMatch(letter -> letter.reason().contains("person"));
    assertThat(List.of(facts(ONE), facts(OTHER))).containsExactly(0, 2);
    assertThat(store.checkpoint(0).offset()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"19333|DESK", "19.333", "", "1933333333333333333333333333333333333333333333333"})
  void a_ward_that_is_no_code_comes_into_no_cell(String ward) {
    new LogFold(store, FOLD, letters).accept(List.of(submitted(0, ONE, "ANY", ward, "Bùi Thị Đào"),
        accepted(1, ONE), submitted(2, OTHER), accepted(3, OTHER)));

    assertThat(letters.faults()).containsExactly(Fault.FAILED);
    assertThat(List.of(facts(ONE), facts(OTHER))).containsExactly(1, 2);
  }

  @Test
  void a_dossier_that_would_be_larger_than_the_store_takes_is_left_out_in_time() {
    var papers = List.of("x".repeat(CaseSize.LARGEST / 2));
    new LogFold(store, FOLD, letters).accept(List.of(submitted(0, ONE), accepted(1, ONE),
        entry(2, ONE, Producer.INTAKE, 3, new IntakeEvent.SupplementRequested(papers, "Thiếu", null)),
        entry(3, ONE, Producer.INTAKE, 4, new IntakeEvent.SupplementRequested(papers, "Thiếu", "lại")),
        posted(4, ONE, 5)));

    assertThat(letters.faults()).containsExactly(Fault.UNSTORABLE, Fault.WAITING);
    assertThat(facts(ONE)).isEqualTo(3);
  }

  @Test
  void a_name_of_a_million_words_is_found_by_its_beginning_and_fills_no_store() {
    new LogFold(store, FOLD, letters).accept(List.of(submitted(0, ONE, "ANY", "19333", "a ".repeat(1_000_000))));

    assertThat(letters.count()).isZero();
    assertThat(Objects.requireNonNull(store.summaries.get(ONE)).nameEnds()).hasSize(30);
  }

  @Test
  void the_missing_event_heals_a_dossier_and_what_waited_counts_from_then_on() {
    var fold = new LogFold(store, FOLD, letters);
    fold.accept(List.of(submitted(0, ONE), posted(1, ONE, 3)));
    assertThat(letters.faults()).containsExactly(Fault.GAP);

    fold.accept(List.of(accepted(2, ONE)));

    assertThat(letters.count()).isZero();
    var stored = Objects.requireNonNull(store.cases.get(ONE));
    assertThat(stored.facts().stream().map(fact -> List.of(fact.offset(), fact.countsFrom())))
        .containsExactly(List.of(0L, 0L), List.of(2L, 2L), List.of(1L, 2L));
    assertThat(new LogCut(0, List.of(new FoldStore.Checkpoint(0, 1, ""))).of(stored).facts()).hasSize(1);
  }

  @Test
  void what_two_supervisors_give_up_keeps_nobody_waiting() {
    var first = submitted(0, ONE);
    var broken = accepted(1, ONE);
    var fold = new LogFold(store, FOLD, letters);
    fold.accept(List.of(first, new LogEntry(broken.topic(), 0, 1, broken.key(), broken.headers(),
        "{".getBytes(StandardCharsets.UTF_8)), posted(2, ONE, 3)));
    assertThat(letters.faults()).containsExactly(Fault.UNREADABLE, Fault.WAITING);

    fold.accept(List.of(entry(3, ONE, Producer.REPORTING, 1, new RecordDiscarded("kip.cases-0-1", Producer.INTAKE, 2L,
        "nobody can read it", new OfficerId("supervisor-1")))));

    assertThat(letters.count()).isZero();
    assertThat(Objects.requireNonNull(store.cases.get(ONE)).seen())
        .isEqualTo(Map.of(Producer.INTAKE, 3L, Producer.REPORTING, 1L));
  }

  /** Events of a dossier come in any order, are repeated and broken; the fold dies between any two writes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void however_batches_fall_and_whatever_dies_the_same_is_left_out_and_the_same_comes_of_the_rest(long seed) {
    var random = new Random(seed);
    var log = disturbed(random);
    var letterAtOnce = new Letters();
    var atOnce = new MemoryStore();
    new LogFold(atOnce, FOLD, letterAtOnce).accept(log);

    int next = 0;
    for (int attempt = 0; next < log.size() && attempt < 10_000; attempt++) {
      int from = Math.max(0, next - random.nextInt(8));
      int to = Math.min(log.size(), next + 1 + random.nextInt(15));
      store.crashAfterWrites = random.nextInt(20);
      try {
        new LogFold(store, FOLD, letters).accept(log.subList(from, to));
        next = to;
      } catch (MemoryStore.CrashException _) {
        // Comes again, from the checkpoint or before it.
      }
    }

    assertThat(store.cases).isEqualTo(atOnce.cases);
    assertThat(store.days).isEqualTo(atOnce.days);
    assertThat(store.positions()).isEqualTo(atOnce.positions());
    assertThat(letters.faults()).isEqualTo(letterAtOnce.faults()).isNotEmpty();
    assertThat(store.allCells()).isEqualTo(
        Form06.cells(store.cases.values().stream().map(stored -> FOLD.contribution(stored.facts())).toList()));
  }

  private static List<LogEntry> disturbed(Random random) {
    var log = new ArrayList<>(RandomLog.of(random));
    for (int swap = 0; swap < 60; swap++) {
      int at = random.nextInt(log.size() - 12);
      Collections.swap(log, at, at + 1 + random.nextInt(10));
    }
    for (int more = 0; more < 10; more++) {
      log.add(random.nextInt(log.size()), log.get(random.nextInt(log.size())));
    }
    for (int broken = 0; broken < 3; broken++) {
      int at = random.nextInt(log.size());
      log.set(at, with(log.get(at), 0, "{".getBytes(StandardCharsets.UTF_8)));
    }
    var placed = new ArrayList<LogEntry>();
    for (var entry : log) {
      placed.add(with(entry, placed.size(), entry.payload()));
    }
    return placed;
  }

  private static LogEntry with(LogEntry entry, long offset, byte[] payload) {
    return new LogEntry(entry.topic(), entry.partition(), offset, entry.key(), entry.headers(), payload);
  }
}
