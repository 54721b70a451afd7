package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.casefile.LogEntry;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.ProgrammeRules;

/** The fold is exact: after any crash, with any batches, the cells are the sum of what the dossiers contribute. */
class LogFoldTest {

  private static final ProgrammeRules RULES = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("5 WD"), null));
  private static final CaseFold FOLD = new CaseFold(RULES, new DeadlineCalculator(Calendars.vietnam()));
  private static final int PARTITIONS = 2;
  private static final Instant START = Instant.parse("2022-01-04T02:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_crash_between_any_two_writes_leaves_no_trace_in_the_figures(long seed) {
    var random = new Random(seed);
    var log = log(random);
    var store = new MemoryStore();
    var fold = new LogFold(store, FOLD, new Letters());
    int next = 0;
    while (next < log.size()) {
      int from = Math.max(0, next - random.nextInt(8));
      int to = Math.min(log.size(), next + 1 + random.nextInt(15));
      store.crashAfterWrites = random.nextInt(5);
      try {
        fold.accept(log.subList(from, to));
        next = to;
      } catch (MemoryStore.CrashException _) {
        // Comes again, from the checkpoint or before it.
      }
    }

    var contributions = store.cases.values().stream().map(stored -> FOLD.contribution(stored.facts())).toList();
    assertThat(store.allCells()).isEqualTo(Form06.cells(contributions));
    var form = Form06
        .of(store.allCells(), LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31), Map.of("ANY", "LABOUR"), false)
        .total();
    assertThat(form.received()).isEqualTo(form.resolved() + form.open() + form.withdrawn()).isEqualTo(40);
  }

  @Test
  void carried_over_is_what_was_open_before() {
    var store = new MemoryStore();
    new LogFold(store, FOLD, new Letters()).accept(log(new Random(9)));
    var fields = Map.of("ANY", "LABOUR");

    for (var day = LocalDate.of(2022, 1, 4); day.isBefore(LocalDate.of(2022, 2, 20)); day = day.plusDays(1)) {
      var before = Form06.of(store.allCells(), LocalDate.of(2022, 1, 1), day.minusDays(1), fields, false).total();
      var form = Form06.of(store.allCells(), day, day.plusDays(13), fields, false).total();
      assertThat(form.carriedOver()).isEqualTo(before.open());
      assertThat(form.received()).isEqualTo(form.resolved() + form.open() + form.withdrawn());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1_000})
  void written_late_and_in_other_batches_the_same_documents_come_out(int casesInMemory) {
    var log = log(new Random(5));
    var running = new MemoryStore();
    new LogFold(running, FOLD, new Letters()).accept(log);

    var rebuilt = new MemoryStore();
    try (var behind = new WriteBehindStore(rebuilt, casesInMemory)) {
      var again = new LogFold(behind, FOLD, new Letters());
      int recordedMeanwhile = log.size() - 20;
      for (var part : List.of(log.subList(0, recordedMeanwhile), log.subList(recordedMeanwhile, log.size()))) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          inSevens(of(partition, part), again);
        }
      }
      behind.flush();
    }

    assertThat(rebuilt.cases).isEqualTo(running.cases);
    assertThat(rebuilt.days).isEqualTo(running.days);
    assertThat(rebuilt.checkpoints()).isEqualTo(running.checkpoints());
  }

  private static List<LogEntry> of(int partition, List<LogEntry> log) {
    return log.stream().filter(entry -> entry.partition() == partition).toList();
  }

  private static void inSevens(List<LogEntry> log, LogFold fold) {
    for (int from = 0; from < log.size(); from += 7) {
      fold.accept(log.subList(from, Math.min(log.size(), from + 7)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void what_waits_behind_a_record_that_cannot_be_read_is_the_same_however_the_batches_fall(int batch) {
    var log = new ArrayList<>(log(new Random(7)));
    var dossier = log.get(30).read().dossier();
    var ofOne = log.stream().filter(entry -> entry.read().dossier().equals(dossier)).toList();
    var broken = ofOne.get(1);
    log.set(log.indexOf(broken), new LogEntry(broken.topic(), broken.partition(), broken.offset(), broken.key(),
        broken.headers(), "{".getBytes(StandardCharsets.UTF_8)));
    var store = new MemoryStore();
    var parked = new Letters();
    var fold = new LogFold(store, FOLD, parked);
    store.crashAfterWrites = 3;

    for (int from = 0; from < log.size(); from += batch) {
      var some = log.subList(from, Math.min(log.size(), from + batch));
      try {
        fold.accept(some);
      } catch (MemoryStore.CrashException _) {
        fold.accept(some);
      }
    }

    assertThat(parked.offsets).containsExactlyInAnyOrderElementsOf(
        ofOne.stream().skip(1).map(LogEntry::offset).toList());
    assertThat(Objects.requireNonNull(store.cases.get(dossier)).facts()).hasSize(1);
    assertThat(store.allCells()).isEqualTo(
        Form06.cells(store.cases.values().stream().map(stored -> FOLD.contribution(stored.facts())).toList()));
  }

  @Test
  void a_repeat_is_skipped_and_a_jump_is_parked() {
    var store = new MemoryStore();
    var parked = new Letters();
    var fold = new LogFold(store, FOLD, parked);
    var log = log(new Random(3)).stream()
        .filter(entry -> entry.read().dossier().equals(log(new Random(3)).getFirst().read().dossier())).toList();
    var first = log.getFirst();

    fold.accept(List.of(first, again(first, 500), again(log.get(2), 501)));

    assertThat(store.cases.values().iterator().next().facts()).hasSize(1);
    assertThat(parked.reasons).hasSize(1).first().asString().contains("came where 2 was due");
  }

  private static LogEntry again(LogEntry entry, long offset) {
    return new LogEntry(entry.topic(), entry.partition(), offset, entry.key(), entry.headers(), entry.payload());
  }

  /** Forty dossiers in two partitions, their events mixed: accepted, perhaps supplemented, decided or withdrawn or left open. */
  private static List<LogEntry> log(Random random) {
    var perDossier = new ArrayList<ArrayList<CaseRecord>>();
    for (int i = 0; i < 40; i++) {
      perDossier.add(dossier(i, random));
    }
    var log = new ArrayList<LogEntry>();
    while (!perDossier.isEmpty()) {
      var records = perDossier.get(random.nextInt(perDossier.size()));
      var caseRecord = records.removeFirst();
      int partition = Math.floorMod(caseRecord.dossier().hashCode(), PARTITIONS);
      log.add(new LogEntry("kip.cases", partition, log.size(), caseRecord.dossier().value(),
          CaseEventCodec.headers(caseRecord),
          CaseEventCodec.payload(caseRecord)));
      perDossier.removeIf(List::isEmpty);
    }
    return log;
  }

  private static ArrayList<CaseRecord> dossier(int number, Random random) {
    var id = DossierId.ofRegister("fold-" + number);
    var at = START.plusSeconds(random.nextInt(20) * 86_400L);
    var records = new ArrayList<CaseRecord>();
    var seqs = new HashMap<vn.kip.events.Producer, Long>();
    var applicant = new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    add(records, seqs, id, at, new IntakeEvent.DossierSubmitted("ANY", "19333",
        List.of(IntakeEvent.Channel.ONLINE, IntakeEvent.Channel.DESK, IntakeEvent.Channel.POST).get(number % 3),
        applicant, Map.of(), List.of()));
    add(records, seqs, id, at,
        new IntakeEvent.DossierAccepted("000.18.25.H50-220104-%04d".formatted(number + 1), "ANY@2020-01-01", null));
    if (random.nextBoolean()) {
      at = at.plusSeconds(random.nextInt(6) * 86_400L);
      add(records, seqs, id, at, new IntakeEvent.SupplementRequested(List.of("Giấy khai sinh"), "Thiếu", null));
      at = at.plusSeconds(random.nextInt(6) * 86_400L);
      add(records, seqs, id, at, new IntakeEvent.SupplementReceived(null));
    }
    at = at.plusSeconds(random.nextInt(15) * 86_400L);
    switch (random.nextInt(4)) {
      case 0 -> add(records, seqs, id, at, new IntakeEvent.DossierWithdrawn("rút"));
      case 1, 2 -> {
        add(records, seqs, id, at, new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null));
        add(records, seqs, id, at.plusSeconds(3_600), new IntakeEvent.ResultReturned());
      }
      default -> {
        // Left open.
      }
    }
    return records;
  }

  private static void add(List<CaseRecord> records, Map<vn.kip.events.Producer, Long> seqs, DossierId id, Instant at,
      CaseEvent event) {
    var producer = EventType.of(event).producer();
    records.add(new CaseRecord(id, producer, seqs.merge(producer, 1L, Long::sum), at, at, new OfficerId("officer-1"),
        null, null, event));
  }
}
