package vn.kip.casefile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 */
public record CaseFile(
    DossierId id,
    Producer owner,
    long version,
    List<CaseRecord> history,
    Map<Producer, Long> seen,
    Map<String, String> commands,
    long sent) {

  public CaseFile {
    history = List.copyOf(history);
    seen = Map.copyOf(seen);
    commands = Map.copyOf(commands);
  }

  public static CaseFile empty(DossierId id, Producer owner) {
    return new CaseFile(id, owner, 0, List.of(), Map.of(), Map.of(), 0);
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

  /** Appends own events, numbering them on. */
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
    }
    return with(numbered, commands);
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
    return new CaseFile(id, owner, version, longer, newSeen, newCommands, sent);
  }
}
