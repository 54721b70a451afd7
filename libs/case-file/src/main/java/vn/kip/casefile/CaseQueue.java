package vn.kip.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.kip.casefile.Letter.Fault;
import vn.kip.events.CaseRecord;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;

/**
 * What becomes of the records of one dossier, in the order of the log. Every reader goes by these rules, so that all come
 * to the same, whenever they read and however the batches fall:
 *
 * <ol>
 * <li>A record that cannot be read or taken in becomes a letter, and what follows of its dossier waits behind it.
 * <li>A number that was taken before is a repeat and is skipped; with other content it is a letter that holds nobody up.
 * <li>A number that was jumped makes a letter: an event is missing.
 * <li>The missing event, whenever it comes, is taken in, and then what waited, in order.
 * <li>So is what waits behind a record that two supervisors have given up ({@link RecordDiscarded}).
 * </ol>
 *
 * <p>Holds the state of one batch; not for use by two threads.
 */
public final class CaseQueue {

  private final List<Letter> letters;
  private final Map<String, Letter> changed = new LinkedHashMap<>();
  private final Set<String> freed = new TreeSet<>();

  /** @param letters those of the dossier, in any order */
  public CaseQueue(List<Letter> letters) {
    this.letters = new ArrayList<>(letters);
    this.letters.sort(Letter.IN_ORDER);
  }

  /** The dossier as the reader keeps it. */
  public interface Reader {

    /** The last number of this producer that was taken in, or given up. */
    long seen(Producer producer);

    /** Whether the event that was taken in under the number of this one is another one. */
    boolean differs(CaseRecord repeat);

    /**
     * Takes in the next event of its producer.
     *
     * @throws CannotTakeInException when it cannot; nothing of it remains
     */
    void take(LogEntry entry, CaseRecord arrived);

    /** Events of this producer up to this number count as seen: they were given up. */
    void giveUp(Producer producer, long upTo);
  }

  /** A record that can be read cannot be taken in: the fault lies in it, not in the store. */
  public static final class CannotTakeInException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Fault fault;

    public CannotTakeInException(Fault fault, String reason, Throwable cause) {
      super(reason, cause);
      this.fault = fault;
    }

    public Fault fault() {
      return fault;
    }
  }

  /** Letters that are new, or of which something else is to be said than before. */
  public List<Letter> changed() {
    return List.copyOf(changed.values());
  }

  /** Ids of letters that are none any more. */
  public Set<String> freed() {
    return Set.copyOf(freed);
  }

  /** Letters as they stand. */
  public List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** The next record of the log that names the dossier. */
  public void arrives(LogEntry entry, Reader reader) {
    if (isLetter(entry)) {
      return;
    }
    CaseRecord arrived;
    try {
      arrived = entry.read();
    } catch (UnreadableEventException e) {
      unreadable(entry, String.valueOf(e.getMessage()), reader);
      return;
    }
    arrives(entry, arrived, reader);
  }

  /**
   * The next record that names the dossier, where it has been found to be no case event. What bears a number that was
   * taken in before is wanted by nobody, and holds nobody up.
   */
  public void unreadable(LogEntry entry, String reason, Reader reader) {
    var letter = new Letter(entry, Fault.UNREADABLE, reason);
    if (!isLetter(entry)) {
      park(isSeen(letter, reader) ? letter.with(Fault.DIFFERS, reason) : letter);
    }
  }

  /** The next record of the dossier, where it has been read before. */
  public void arrives(LogEntry entry, CaseRecord arrived, Reader reader) {
    if (isLetter(entry)) {
      return;
    }
    if (arrived.seq() <= reader.seen(arrived.producer())) {
      if (reader.differs(arrived)) {
        park(new Letter(entry, Fault.DIFFERS, "seq: " + arrived.producer().source() + " event " + arrived.seq()
            + " was taken in before with other content"));
      }
      return;
    }
    var head = head(entry, reader);
    if (head.isEmpty()) {
      attempt(entry, arrived, reader).ifPresent(this::park);
    } else if (mends(head.get(), arrived, reader)) {
      attempt(entry, arrived, reader).ifPresentOrElse(this::park, () -> takeWaiting(reader));
    } else {
      park(new Letter(entry, Fault.WAITING, "waits behind " + head.get().id()));
      if (arrived.event() instanceof RecordDiscarded discarded) {
        discard(discarded, reader);
      }
    }
  }

  /** Takes in what can be taken in by now, in order, until one cannot. */
  public void takeWaiting(Reader reader) {
    for (var letter : List.copyOf(letters)) {
      // One that was taken in just now may have given this one up.
      if (letter.holds() && isLetter(letter.entry())) {
        var failure = retry(letter, reader);
        if (failure.isPresent()) {
          replace(failure.get());
          return;
        }
        free(letter);
      }
    }
  }

  /** Two supervisors have given a record up: what waited behind it is taken in. */
  public void discard(RecordDiscarded discarded, Reader reader) {
    giveUp(discarded, reader);
    takeWaiting(reader);
  }

  private void giveUp(RecordDiscarded discarded, Reader reader) {
    letters.stream().filter(letter -> letter.id().equals(discarded.record()))
        // Behind a gap stands a good record: what is given up are those before it.
        .filter(letter -> letter.fault() != Fault.GAP && letter.fault() != Fault.WAITING).findFirst()
        .ifPresent(this::free);
    if (discarded.producer() != null && discarded.upTo() != null) {
      reader.giveUp(discarded.producer(), discarded.upTo());
    }
  }

  private Optional<Letter> retry(Letter letter, Reader reader) {
    if (isSeen(letter, reader)) {
      return Optional.empty();
    }
    try {
      return attempt(letter.entry(), letter.entry().read(), reader);
    } catch (UnreadableEventException e) {
      return Optional.of(letter.with(Fault.UNREADABLE, String.valueOf(e.getMessage())));
    }
  }

  /** @return the letter it becomes; empty when it was taken in */
  private Optional<Letter> attempt(LogEntry entry, CaseRecord arrived, Reader reader) {
    long expected = reader.seen(arrived.producer()) + 1;
    if (arrived.seq() > expected) {
      return Optional.of(new Letter(entry, Fault.GAP, "seq: " + arrived.producer().source() + " event "
          + arrived.seq() + " came where " + expected + " was due; what is between is missing"));
    }
    try {
      reader.take(entry, arrived);
    } catch (CannotTakeInException e) {
      return Optional.of(new Letter(entry, e.fault(), String.valueOf(e.getMessage())));
    }
    if (arrived.event() instanceof RecordDiscarded discarded) {
      giveUp(discarded, reader);
    }
    return Optional.empty();
  }

  /** The first letter that keeps this record waiting; those a crash left behind though they were taken in are dropped. */
  private Optional<Letter> head(LogEntry entry, Reader reader) {
    List.copyOf(letters).stream().filter(letter -> letter.holds() && isSeen(letter, reader)).forEach(this::free);
    return letters.stream().filter(Letter::holds).filter(letter -> letter.precedes(entry)).findFirst();
  }

  private static boolean isSeen(Letter letter, Reader reader) {
    var producer = letter.producer();
    return producer != null && letter.seq() > 0 && letter.seq() <= reader.seen(producer);
  }

  /** Whether it is the event for want of which the first letter is one. */
  private static boolean mends(Letter head, CaseRecord arrived, Reader reader) {
    return arrived.producer() == head.producer() && arrived.seq() == reader.seen(arrived.producer()) + 1
        && arrived.seq() <= head.seq();
  }

  private boolean isLetter(LogEntry entry) {
    return letters.stream().anyMatch(letter -> letter.id().equals(entry.id()));
  }

  private void park(Letter letter) {
    letters.add(letter);
    letters.sort(Letter.IN_ORDER);
    changed.put(letter.id(), letter);
    freed.remove(letter.id());
  }

  private void replace(Letter letter) {
    var before = letters.stream().filter(one -> one.id().equals(letter.id())).findFirst();
    if (before.isPresent() && !before.get().equals(letter)) {
      letters.set(letters.indexOf(before.get()), letter);
      changed.put(letter.id(), letter);
    }
  }

  private void free(Letter letter) {
    letters.remove(letter);
    changed.remove(letter.id());
    freed.add(letter.id());
  }
}
