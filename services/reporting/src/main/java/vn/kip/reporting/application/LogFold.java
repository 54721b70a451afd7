package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.FoldStore.FoldedCase;
import vn.kip.reporting.application.FoldStore.Position;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.application.Generations.Generation;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Measure;

/**
 * The exact batch fold. A record changes its case, and by the difference of the case's contributions the cells of some days.
 * After a crash anywhere the same records come again: what a document already has, it skips, and the difference is computed
 * from the facts below the record's offset, so it is the same whatever was written before.
 */
public final class LogFold {

  private final Supplier<Generation> running;
  private final CaseFold fold;
  private volatile Generation of;

  /** @param running the one that counts at the moment */
  public LogFold(Supplier<Generation> running, CaseFold fold) {
    this.running = running;
    this.fold = fold;
    this.of = running.get();
  }

  /** Into one store, for good. */
  public LogFold(FoldStore store, CaseFold fold, ParkedRecords parked) {
    this(new Only(store, parked), fold);
  }

  private LogFold(Only only, CaseFold fold) {
    this(() -> only, fold);
  }

  private record Only(FoldStore store, ParkedRecords parked) implements Generation {

    @Override
    public int number() {
      return store.generation();
    }
  }

  /** From now on folds into what counts now; whoever reads the log goes on from the checkpoints answered here. */
  public FoldStore takeUp() {
    of = running.get();
    return of.store();
  }

  /** Whether other figures count by now than those this folds into. */
  public boolean isFenced() {
    return running.get().number() != of.number();
  }

  /**
   * Takes in a batch of any partitions; when this returns, it is stored.
   *
   * @throws FoldStore.FencedException when other figures count by now, or the partition is somebody else's
   */
  public void accept(List<LogEntry> batch) {
    var byPartition = batch.stream()
        .collect(Collectors.groupingBy(LogEntry::partition, TreeMap::new, Collectors.toList()));
    byPartition.forEach(this::accept);
  }

  private void accept(int partition, List<LogEntry> entries) {
    if (isFenced()) {
      throw new FencedException("the fold");
    }
    var store = of.store();
    var before = store.checkpoint(partition);
    var fresh = entries.stream().filter(entry -> entry.offset() > before.offset()).toList();
    if (fresh.isEmpty()) {
      return;
    }
    var seal = before.sha256();
    var read = new ArrayList<Read>();
    for (var entry : fresh) {
      seal = Seal.next(seal, entry);
      read.add(Read.of(entry));
    }
    var dossiers = read.stream().flatMap(one -> Stream.ofNullable(one.caseRecord())).map(CaseRecord::dossier)
        .distinct().toList();
    var cases = new Cases(partition, store.cases(dossiers));
    var letters = new Letters(of.parked().firstOf(dossiers));
    var deltas = new TreeMap<LocalDate, List<Delta>>();
    read.forEach(one -> take(cases, letters, one, deltas));
    // Before the checkpoint passes them: after a crash in between they come again, and are parked again.
    letters.waiting.forEach(of.parked()::park);
    var last = fresh.getLast();
    var after = new Position(new Checkpoint(partition, last.offset(), seal), Seal.of(last));
    store.write(before, after, cases.changed(), days(store, partition, deltas));
  }

  /** @param caseRecord null where the record could not be read, {@code unreadable} says why */
  private record Read(LogEntry entry, @Nullable CaseRecord caseRecord, @Nullable String unreadable) {

    static Read of(LogEntry entry) {
      try {
        return new Read(entry, entry.read(), null);
      } catch (UnreadableEventException e) {
        return new Read(entry, null, String.valueOf(e.getMessage()));
      }
    }
  }

  private void take(Cases cases, Letters letters, Read read, Map<LocalDate, List<Delta>> deltas) {
    if (read.caseRecord() == null) {
      letters.park(read.entry(), String.valueOf(read.unreadable()));
    } else if (letters.hold(read.caseRecord().dossier(), read.entry().offset())) {
      letters.park(read.entry(), "waits behind an earlier record of the dossier");
    } else {
      take(cases, letters, read.entry(), read.caseRecord(), deltas);
    }
  }

  private void take(Cases cases, Letters letters, LogEntry entry, CaseRecord caseRecord,
      Map<LocalDate, List<Delta>> deltas) {
    var stored = cases.get(caseRecord.dossier());
    if (entry.offset() > stored.upto()) {
      long seen = stored.seen().getOrDefault(caseRecord.producer(), 0L);
      if (caseRecord.seq() <= seen) {
        return;
      }
      if (caseRecord.seq() != seen + 1) {
        letters.park(entry, "seq: " + caseRecord.producer().source() + " event " + caseRecord.seq() + " came where "
            + (seen + 1) + " was due");
        return;
      }
    }
    try {
      boolean again = entry.offset() <= stored.upto();
      var withFact = again ? stored : cases.with(stored, entry.offset(), caseRecord);
      var reading = again ? Optional.<CaseReading>empty() : fold.read(withFact.facts());
      var change = again
          ? changeAgain(stored, entry.offset())
          : change(cases, withFact, reading.map(fold::contribution).orElseGet(Contribution::new));
      cases.put(withFact, reading.map(read -> CaseSummary.of(read, fold)).orElse(null));
      change.cells().forEach((key, measures) -> deltas.computeIfAbsent(key.day(), _ -> new ArrayList<>())
          .add(new Delta(entry.offset(), key, measures)));
    } catch (IllegalStateException e) {
      letters.park(entry, e.toString());
    }
  }

  /** What a case's newest fact changes. */
  private Contribution change(Cases cases, StoredCase stored, Contribution after) {
    var below = stored.facts().subList(0, stored.facts().size() - 1);
    var before = cases.contribution(stored.id(), below.size());
    cases.contributes(stored.id(), stored.facts().size(), after);
    return after.minus(before == null ? fold.contribution(below) : before);
  }

  /** What the record at this offset has changed: computed from facts alone, so that a replay finds the same. */
  private Contribution changeAgain(StoredCase stored, long offset) {
    var below = stored.facts().stream().filter(fact -> fact.offset() < offset).toList();
    var upTo = stored.facts().stream().filter(fact -> fact.offset() <= offset).toList();
    return below.size() == upTo.size()
        ? new Contribution()
        : fold.contribution(upTo).minus(fold.contribution(below));
  }

  private static List<StoredDay> days(FoldStore store, int partition, Map<LocalDate, List<Delta>> deltas) {
    var stored = store.days(partition, deltas.keySet());
    var changed = new ArrayList<StoredDay>();
    deltas.forEach((day, ofDay) -> {
      var before = stored.getOrDefault(day,
          new StoredDay(partition, day, Checkpoint.NOTHING, Checkpoint.NOTHING, Map.of()));
      var cells = new HashMap<CellKey, Map<Measure, Integer>>();
      before.cells().forEach((key, measures) -> cells.put(key, new EnumMap<>(measures)));
      ofDay.stream().filter(delta -> delta.offset() > before.upto()).forEach(delta -> {
        var cell = cells.computeIfAbsent(delta.key(), _ -> new EnumMap<>(Measure.class));
        delta.measures().forEach((measure, amount) -> cell.merge(measure, amount, Integer::sum));
      });
      // The last record that touched the day, not the end of the batch: batches fall otherwise in a rebuild.
      long upto = Math.max(ofDay.getLast().offset(), before.upto());
      changed.add(new StoredDay(partition, day, before.loadedUpto(), upto, cells));
    });
    return changed;
  }

  private record Contributed(int facts, Contribution contribution) {}

  private record Delta(long offset, CellKey key, Map<Measure, Integer> measures) {}

  /** What of one batch cannot be taken in; a dossier is held from the first letter on, however the batches fall. */
  private static final class Letters {

    private final Map<DossierId, Long> first;
    private final Map<LogEntry, String> waiting = new LinkedHashMap<>();

    Letters(Map<DossierId, Long> first) {
      this.first = new HashMap<>(first);
    }

    boolean hold(DossierId dossier, long offset) {
      return first.getOrDefault(dossier, Long.MAX_VALUE) < offset;
    }

    void park(LogEntry entry, String reason) {
      waiting.put(entry, reason);
      var dossier = entry.dossier();
      if (dossier != null) {
        first.merge(dossier, entry.offset(), Math::min);
      }
    }
  }

  /** The cases of one batch as they grow. */
  private static final class Cases {

    private final int partition;
    private final Map<DossierId, StoredCase> current;
    private final Map<DossierId, FoldedCase> changed = new LinkedHashMap<>();
    private final Map<DossierId, Contributed> contributions = new HashMap<>();

    Cases(int partition, Map<DossierId, StoredCase> stored) {
      this.partition = partition;
      this.current = new HashMap<>(stored);
    }

    /** What so many facts of a dossier contribute, where that was computed last. */
    @Nullable
    Contribution contribution(DossierId id, int facts) {
      var last = contributions.get(id);
      return last != null && last.facts() == facts ? last.contribution() : null;
    }

    void contributes(DossierId id, int facts, Contribution contribution) {
      contributions.put(id, new Contributed(facts, contribution));
    }

    StoredCase get(DossierId id) {
      return current.computeIfAbsent(id,
          missing -> new StoredCase(missing, partition, Checkpoint.NOTHING, Checkpoint.NOTHING, Map.of(), List.of()));
    }

    /** With the record among its facts. */
    StoredCase with(StoredCase stored, long offset, CaseRecord caseRecord) {
      var facts = new ArrayList<>(stored.facts());
      facts.add(new Fact(offset, caseRecord));
      var seen = new EnumMap<Producer, Long>(Producer.class);
      seen.putAll(stored.seen());
      seen.put(caseRecord.producer(), caseRecord.seq());
      return new StoredCase(stored.id(), partition, stored.loadedUpto(), offset, seen, facts);
    }

    void put(StoredCase next, @Nullable CaseSummary summary) {
      var before = current.put(next.id(), next);
      if (before == null || before.upto() < next.upto()) {
        changed.put(next.id(), new FoldedCase(next, summary));
      }
    }

    Collection<FoldedCase> changed() {
      return List.copyOf(changed.values());
    }
  }
}
