package vn.kip.casefile;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.Producer;

/**
 * A record of the case log that a reader could not take in, or that waits behind one.
 *
 * @param fault what is wrong with it
 * @param reason in English, for whoever looks into it; names the member at fault and quotes nothing of a person
 */
public record Letter(LogEntry entry, Fault fault, String reason) {

  /** In the order of the log. A dossier's records stand in one partition. */
  static final Comparator<Letter> IN_ORDER = Comparator.<Letter>comparingInt(letter -> letter.entry().partition())
      .thenComparingLong(letter -> letter.entry().offset());

  /** What keeps a record from being taken in: the cause by which many letters are released at once. */
  public enum Fault {
    /** It is no case event. */
    UNREADABLE,
    /** An event of its producer before it is missing. */
    GAP,
    /** Taking it in failed. */
    FAILED,
    /** The file would become too large to be stored, or cannot be stored for another reason that lies in it. */
    UNSTORABLE,
    /** Nothing is wrong with it: an earlier record of its dossier is a letter. */
    WAITING,
    /** An event of that number was taken in before, with other content. It holds nobody up. */
    DIFFERS
  }

  public String id() {
    return entry.id();
  }

  /** Whether later records of the dossier wait behind it. */
  public boolean holds() {
    return fault != Fault.DIFFERS;
  }

  /** Who made it, as far as it is legible. */
  public @Nullable Producer producer() {
    return Producer.ofSource(entry.headers().getOrDefault("ce_source", "")).orElse(null);
  }

  /** Its number, as far as it is legible; 0 where it is not. */
  public long seq() {
    var text = entry.headers().getOrDefault("ce_seq", "");
    return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
  }

  /**
   * The event by which two supervisors give it up. Behind a gap stands a good record: what is given up are those before it.
   *
   * @param proposal of the first supervisor
   */
  public RecordDiscarded givenUp(Proposal proposal) {
    long upTo = fault == Fault.GAP ? seq() - 1 : seq();
    var known = fault == Fault.DIFFERS || upTo < 1 ? null : producer();
    return new RecordDiscarded(id(), known, known == null ? null : upTo, String.valueOf(proposal.reason()),
        proposal.by());
  }

  Letter with(Fault newFault, String newReason) {
    return new Letter(entry, newFault, newReason);
  }

  /** Should a dossier's records stand in two partitions, what is a letter comes first. */
  boolean precedes(LogEntry later) {
    return !isBeside(later) || entry.offset() < later.offset();
  }

  private boolean isBeside(LogEntry other) {
    return entry.topic().equals(other.topic()) && entry.partition() == other.partition();
  }
}
