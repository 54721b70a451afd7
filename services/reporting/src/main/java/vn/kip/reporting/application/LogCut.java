package vn.kip.reporting.application;

import java.util.List;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.StoredCase;

/**
 * A cut of the log: of each partition its records up to an offset. A report is the cut it prints, so that whoever has the log
 * can make it again: the store may be ahead of the cut, and what it has beyond is not looked at.
 *
 * @param generation number of the figures that were folded so far
 */
public record LogCut(int generation, List<Checkpoint> checkpoints) {

  public LogCut {
    checkpoints = List.copyOf(checkpoints);
  }

  /** Whether all that is stored of a case lies within. */
  boolean holds(StoredCase stored) {
    return holds(stored.partition(), stored.upto());
  }

  boolean holds(int partition, long upto) {
    return upto <= last(partition);
  }

  /** A case with the facts that lie within, perhaps none. */
  StoredCase of(StoredCase stored) {
    if (holds(stored)) {
      return stored;
    }
    long last = last(stored.partition());
    return new StoredCase(stored.id(), stored.partition(), stored.loadedUpto(), last, stored.seen(),
        stored.facts().stream().filter(fact -> fact.countsFrom() <= last).toList());
  }

  private long last(int partition) {
    for (var checkpoint : checkpoints) {
      if (checkpoint.partition() == partition) {
        return checkpoint.offset();
      }
    }
    return Checkpoint.NOTHING;
  }
}
