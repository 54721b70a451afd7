package vn.kip.reporting.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Measure;

/**
 * Where the fold keeps what it has. Every document says up to which offset it goes, and is replaced only where that is what
 * was loaded: a second owner of a partition is fenced out.
 */
public interface FoldStore {

  /** Number of the fold that is kept here; another one where it was built anew. */
  int generation();

  /** How far a partition is folded; its start when not at all. */
  Checkpoint checkpoint(int partition);

  /** How far each partition is folded of which anything is. */
  List<Position> positions();

  default List<Checkpoint> checkpoints() {
    return cut().checkpoints();
  }

  /** How far all is folded. */
  default LogCut cut() {
    return new LogCut(generation(), positions().stream().map(Position::checkpoint).toList());
  }

  Map<DossierId, StoredCase> cases(Collection<DossierId> ids);

  /** Days as they are stored, where they are, by partition. */
  Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> days);

  /**
   * Writes the cases of all, then the days, then the checkpoints.
   *
   * @throws FencedException when somebody else has written since it was loaded
   */
  void write(List<Folded> folded);

  /** What a stretch of one partition has changed. */
  record Folded(Checkpoint before, Position after, Collection<FoldedCase> cases, Collection<StoredDay> days) {}

  /**
   * The end of what is folded of a partition, and the seal over it.
   *
   * @param sha256 of the seal before it and the record, one after another, in hexadecimal
   */
  record Checkpoint(int partition, long offset, String sha256) {

    static final long NOTHING = -1;

    public static Checkpoint start(int partition) {
      return new Checkpoint(partition, NOTHING, "");
    }
  }

  /**
   * A checkpoint and what tells whether the log still has there what was folded.
   *
   * @param lastRecord SHA-256 of the record at the checkpoint, in hexadecimal; empty where it was not kept
   */
  record Position(Checkpoint checkpoint, String lastRecord) {}

  /** @param loadedUpto as stored; {@link Checkpoint#NOTHING} when it is not stored yet */
  record StoredCase(DossierId id, int partition, long loadedUpto, long upto, Map<Producer, Long> seen,
      List<Fact> facts) {

    /** Of which nothing is known yet. */
    static StoredCase empty(DossierId id, int partition) {
      return new StoredCase(id, partition, Checkpoint.NOTHING, Checkpoint.NOTHING, Map.of(), List.of());
    }

    /** @param at what was recorded up to this moment; null for everything */
    List<Fact> factsKnownAt(@Nullable Instant at) {
      return facts.stream().filter(fact -> fact.isKnownAt(at)).toList();
    }
  }

  /** A case and what it is found by; null while its submission is not among the facts. */
  record FoldedCase(StoredCase stored, @Nullable CaseSummary summary) {}

  record StoredDay(int partition, LocalDate day, long loadedUpto, long upto,
      Map<CellKey, Map<Measure, Integer>> cells) {}

  /** Somebody else owns the partition now, or other figures have taken the place of these. */
  final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException(String what) {
      super(what + " belongs to somebody else now");
    }
  }
}
