package vn.kip.reporting.application;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.UnreadableEventException;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.FoldStore.Position;
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
    var dossiers = read.stream().flatMap(one -> Stream.ofNullable(one.entry().dossier())).distinct().toList();
    var batch = new FoldingBatch(partition, fold, store.cases(dossiers), of.parked().of(dossiers));
    for (var one : read) {
      if (one.caseRecord() == null) {
        batch.unreadable(one.entry(), one.entry().dossier(), String.valueOf(one.unreadable()));
      } else {
        batch.arrives(one.entry(), one.caseRecord());
      }
    }
    // Before the checkpoint passes them: after a crash in between they come again, and are parked again.
    batch.letters().forEach(of.parked()::park);
    var last = fresh.getLast();
    var after = new Position(new Checkpoint(partition, last.offset(), seal), Seal.of(last));
    store.write(before, after, batch.cases(), batch.days(days -> store.days(partition, days)));
    // After it: a crash in between leaves letters of what is taken in, and the dossier's next record finds them.
    of.parked().free(batch.freed());
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
