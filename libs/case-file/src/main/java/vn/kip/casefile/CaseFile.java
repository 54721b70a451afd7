package vn.kip.casefile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;

/**
 * All that one service knows of one dossier: its own events and those it has seen from others. Every state is a fold of
 * {@link #history()}; nothing else is kept.
 *
 * @param owner the service whose file this is
 * @param version of the stored document; 0 when it is not stored yet
 * @param history in the order in which this service learned of it
 * @param seen the last sequence number per producer, the owner's own included
 * @param commands ids of the commands already carried out, so that a retry changes nothing, and under each a digest of
 *     what was asked; blank for those older than the digest
 * @param sent the last own sequence number that the case log has acknowledged
 * @param pending others' records that were taken in while the own log was not read to its end, from which this service
 *     has not yet concluded; in the order of the log
 */
public record CaseFile(
    DossierId id,
    Producer owner,
    long version,
    List<CaseRecord> history,
    Map<Producer, Long> seen,
    Map<String, String> commands,
    long sent,
    List<Pending> pending) {

  /** Brokers take messages of 8 MB; the rest is for headers. */
  static final int LARGEST_EVENT_BYTES = 7 * 1024 * 1024;

  public CaseFile {
    history = List.copyOf(history);
    seen = Map.copyOf(seen);
    commands = Map.copyOf(commands);
    pending = List.copyOf(pending);
  }

  /**
   * A record from which nothing has been concluded yet.
   *
   * @param partition of the log, whose end has to be reached first
   * @param cause its id
   */
  public record Pending(int partition, String cause) {

    /** For what waits for no end of the log. */
    public static final int ANY_PARTITION = -1;
  }

  public static CaseFile empty(DossierId id, Producer owner) {
    return new CaseFile(id, owner, 0, List.of(), Map.of(), Map.of(), 0, List.of());
  }

  public boolean isEmpty() {
    return history.isEmpty();
  }

  public long seen(Producer producer) {
    return seen.getOrDefault(producer, 0L);
  }

  /** Own events that the case log may not have yet, in order: the outbox. */
  public List<CaseRecord> unsent() {
    return history.stream().filter(entry -> entry.producer() == owner && entry.seq() > sent).toList();
  }

  /** Takes in the next event of another service; the caller has checked its sequence number. */
  public CaseFile received(CaseRecord other) {
    return with(List.of(other), commands);
  }

  /**
   * Takes an own event in that the log has and this file has not: its store was lost, or is an old copy. What stands before
   * it unsent stays to be sent.
   */
  public CaseFile adopted(CaseRecord own) {
    var longer = with(List.of(own), commands);
    return new CaseFile(id, owner, version, longer.history, longer.seen, longer.commands,
        sent == own.seq() - 1 ? own.seq() : sent,
        pending);
  }

  /** Notes that nothing has been concluded yet from a record taken in. */
  public CaseFile awaiting(Pending record) {
    var more = new ArrayList<>(pending);
    more.add(record);
    return new CaseFile(id, owner, version, history, seen, commands, sent, more);
  }

  /** The same file with only some of its history, as it may have stood once. */
  public CaseFile withHistory(List<CaseRecord> earlier) {
    return new CaseFile(id, owner, version, earlier, seen, commands, sent, pending);
  }

  /** Everything has been concluded. */
  public CaseFile concluded() {
    return new CaseFile(id, owner, version, history, seen, commands, sent, List.of());
  }

  /** Events of this producer up to this number count as seen, though they were never taken in: people gave them up. */
  public CaseFile givenUp(Producer producer, long upTo) {
    var newSeen = new EnumMap<Producer, Long>(Producer.class);
    newSeen.putAll(seen);
    newSeen.merge(producer, upTo, Math::max);
    return new CaseFile(id, owner, version, history, newSeen, commands, sent, pending);
  }

  /** The event taken in under this number; empty where it was given up, or never came. */
  public Optional<CaseRecord> event(Producer producer, long seq) {
    return history.stream().filter(entry -> entry.producer() == producer && entry.seq() == seq).findFirst();
  }

  /**
   * Appends own events, numbering them on.
   *
   * @throws UnstorableFileException when the log would not take one of them
   */
  public CaseFile recorded(List<NewEvent> events) {
    var numbered = new ArrayList<CaseRecord>(events.size());
    long seq = seen(owner);
    for (var event : events) {
      seq++;
      numbered.add(new CaseRecord(
          id,
          owner,
          seq,
          event.occurredAt(),
          event.recordedAt(),
          event.actor(),
          event.causationId(),
          event.imported(),
          event.event()));
      requireThatTheLogTakes(numbered.getLast());
    }
    return with(numbered, commands);
  }

  private static void requireThatTheLogTakes(CaseRecord own) {
    var json = own.json();
    // A character is three bytes at most: only a long text has to be encoded to be measured.
    if (json.length() > LARGEST_EVENT_BYTES / 3 && CaseEventCodec.payload(own).length > LARGEST_EVENT_BYTES) {
      throw UnstorableFileException.eventTooLarge(own.dossier(), own.type());
    }
  }

  public CaseFile commanded(String commandId, String digest) {
    var more = new TreeMap<>(commands);
    more.put(commandId, digest);
    return with(List.of(), more);
  }

  private CaseFile with(List<CaseRecord> more, Map<String, String> newCommands) {
    var longer = new ArrayList<>(history);
    longer.addAll(more);
    var newSeen = new EnumMap<Producer, Long>(Producer.class);
    newSeen.putAll(seen);
    more.forEach(entry -> newSeen.put(entry.producer(), entry.seq()));
    return new CaseFile(id, owner, version, longer, newSeen, newCommands, sent, pending);
  }
}
