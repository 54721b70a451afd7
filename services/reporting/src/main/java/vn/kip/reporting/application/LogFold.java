package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.UnreadableEventException;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.FoldStore.Folded;
import vn.kip.reporting.application.FoldStore.Position;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.application.Generations.Generation;
import vn.kip.reporting.domain.CaseFold;

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
    if (isFenced()) {
      throw new FencedException("the fold");
    }
    var checkpoints = of.store().checkpoints().stream()
        .collect(Collectors.toMap(Checkpoint::partition, checkpoint -> checkpoint));
    var byPartition = batch.stream()
        .collect(Collectors.groupingBy(LogEntry::partition, TreeMap::new, Collectors.toList()));
    var stretches = new ArrayList<Stretch>();
    byPartition.forEach((partition, entries) -> {
      var before = checkpoints.getOrDefault(partition, Checkpoint.start(partition));
      var fresh = entries.stream().filter(entry -> entry.offset() > before.offset()).toList();
      if (!fresh.isEmpty()) {
        stretches.add(Stretch.of(before, fresh));
      }
    });
    if (isOfOnePartitionEach(stretches)) {
      foldIn(stretches);
    } else {
      stretches.forEach(stretch -> foldIn(List.of(stretch)));
    }
  }

  /** A dossier's records stand in one partition, unless somebody else has written to the log. */
  private static boolean isOfOnePartitionEach(List<Stretch> stretches) {
    var met = new HashSet<DossierId>();
    return stretches.stream().flatMap(stretch -> stretch.dossiers().stream()).allMatch(met::add);
  }

  private void foldIn(List<Stretch> stretches) {
    if (stretches.isEmpty()) {
      return;
    }
    var store = of.store();
    var dossiers = stretches.stream().flatMap(stretch -> stretch.dossiers().stream()).toList();
    var cases = store.cases(dossiers);
    var letters = of.parked().of(dossiers);
    var folds = stretches.stream().map(stretch -> new InFold(stretch, stretch.folded(fold, cases, letters))).toList();
    // Before the checkpoint passes them: after a crash in between they come again, and are parked again.
    folds.forEach(one -> one.batch().letters().forEach(of.parked()::park));
    var days = store.days(folds.stream()
        .collect(Collectors.toMap(one -> one.stretch().partition(), one -> one.batch().changedDays())));
    store.write(folds.stream().map(one -> one.outcome(days)).toList());
    // After it: a crash in between leaves letters of what is taken in, and the dossier's next record finds them.
    folds.forEach(one -> of.parked().free(one.batch().freed()));
  }

  private record InFold(Stretch stretch, FoldingBatch batch) {

    Folded outcome(Map<Integer, Map<LocalDate, StoredDay>> days) {
      return new Folded(stretch.before(), stretch.after(), batch.cases(),
          batch.days(days.getOrDefault(stretch.partition(), Map.of())));
    }
  }

  /** New records of one partition, in their order. */
  private record Stretch(Checkpoint before, Position after, List<Read> read, Set<DossierId> dossiers) {

    static Stretch of(Checkpoint before, List<LogEntry> fresh) {
      var seal = before.sha256();
      var read = new ArrayList<Read>();
      for (var entry : fresh) {
        seal = Seal.next(seal, entry);
        read.add(Read.of(entry));
      }
      var last = fresh.getLast();
      return new Stretch(before, new Position(new Checkpoint(before.partition(), last.offset(), seal), Seal.of(last)),
          read, fresh.stream().flatMap(entry -> Stream.ofNullable(entry.dossier())).collect(Collectors.toSet()));
    }

    int partition() {
      return before.partition();
    }

    FoldingBatch folded(CaseFold fold, Map<DossierId, StoredCase> cases, Map<DossierId, List<Letter>> letters) {
      var batch = new FoldingBatch(partition(), fold, own(cases), own(letters));
      for (var one : read) {
        if (one.caseRecord() == null) {
          batch.unreadable(one.entry(), one.entry().dossier(), String.valueOf(one.unreadable()));
        } else {
          batch.arrives(one.entry(), one.caseRecord());
        }
      }
      return batch;
    }

    private <T> Map<DossierId, T> own(Map<DossierId, T> all) {
      var own = new HashMap<>(all);
      own.keySet().retainAll(dossiers);
      return own;
    }
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
}
