package vn.kip.reporting.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/**
 * One event of a dossier and where it stands in the log.
 *
 * @param countsFrom the offset of the record with which it was taken in: its own, or that of a later one it had to wait for;
 *     a cut of the log before that one does not have it
 */
public record Fact(long offset, long countsFrom, CaseRecord entry) {

  /** Taken in as it came. */
  public Fact(long offset, CaseRecord entry) {
    this(offset, offset, entry);
  }

  private static final Comparator<Fact> BY_OCCURRENCE = Comparator.<Fact, Instant>comparing(
      fact -> fact.entry.occurredAt()).thenComparingInt(Fact::rank).thenComparingInt(Fact::registerSeq)
      .thenComparingLong(Fact::offset);

  /**
   * The order in which things happened. Of equal times the submission is first, since nothing can be done on a dossier
   * before it; what the register numbers keeps its numbers; all else comes as it came into the log.
   */
  static int byOccurrence(Fact one, Fact other) {
    return BY_OCCURRENCE.compare(one, other);
  }

  /** Whether it was recorded up to a moment; always where that is null. */
  public boolean isKnownAt(@Nullable Instant at) {
    return at == null || !entry.recordedAt().isAfter(at);
  }

  private int rank() {
    if (entry.event() instanceof DossierSubmitted) {
      return 0;
    }
    return registerSeq(this) >= 0 ? 1 : 2;
  }

  /** The action's number in its register; -1 where there is none. */
  public static int registerSeq(Fact fact) {
    var imported = fact.entry.imported();
    return imported == null || imported.registerSeq() == null ? -1 : imported.registerSeq();
  }
}
