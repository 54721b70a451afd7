package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
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
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.TimeLimit;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.ProgrammeRules;

/** The fold is exact: after any crash, with any batches, the cells are the sum of what the dossiers contribute. */
class LogFoldTest {

  private static final ProgrammeRules RULES = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("5 WD"), null));
  private static final CaseFold FOLD = new CaseFold(RULES, new DeadlineCalculator(Calendars.vietnam()));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_crash_between_any_two_writes_leaves_no_trace_in_the_figures(long seed) {
    var random = new Random(seed);
    var log = RandomLog.of(random);
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
    new LogFold(store, FOLD, new Letters()).accept(RandomLog.of(new Random(9)));
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
    var log = RandomLog.of(new Random(5));
    var running = new MemoryStore();
    new LogFold(running, FOLD, new Letters()).accept(log);

    var rebuilt = new MemoryStore();
    try (var behind = new WriteBehindStore(rebuilt, casesInMemory)) {
      var again = new LogFold(behind, FOLD, new Letters());
      int recordedMeanwhile = log.size() - 20;
      for (var part : List.of(log.subList(0, recordedMeanwhile), log.subList(recordedMeanwhile, log.size()))) {
        for (int partition = 0; partition < RandomLog.PARTITIONS; partition++) {
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
    var log = new ArrayList<>(RandomLog.of(new Random(7)));
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

    assertThat(parked.offsets()).containsExactlyElementsOf(
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
    var log = RandomLog.of(new Random(3)).stream()
        .filter(entry -> entry.read().dossier().equals(RandomLog.of(new Random(3)).getFirst().read().dossier()))
        .toList();
    var first = log.getFirst();

    fold.accept(List.of(first, again(first, 500), again(log.get(2), 501)));

    assertThat(store.cases.values().iterator().next().facts()).hasSize(1);
    assertThat(parked.faults()).containsExactly(Fault.GAP);
  }

  private static LogEntry again(LogEntry entry, long offset) {
    return new LogEntry(entry.topic(), entry.partition(), offset, entry.key(), entry.headers(), entry.payload());
  }
}
