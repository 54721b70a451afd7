package vn.kip.casefile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.UnreadableEventException;

/**
 * A record of the case log as it stands there, not yet understood.
 *
 * @param headers those that have a value
 * @param payload empty where the record has none
 * @param latest the moment at which the log took it, and what clocks may differ by: it cannot have been recorded later;
 *     null where that is not known
 */
public record LogEntry(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] payload,
    @Nullable Instant latest) {

  /** A record of which nobody knows when the log took it. */
  public LogEntry(String topic, int partition, long offset, @Nullable String key, Map<String, String> headers,
      byte[] payload) {
    this(topic, partition, offset, key, headers, payload, null);
  }

  /** Topic, partition and offset. */
  public String id() {
    return topic + "-" + partition + "-" + offset;
  }

  /** Whose case it is, as far as the record tells. */
  public @Nullable DossierId dossier() {
    var subject = headers.getOrDefault("ce_subject", key);
    try {
      return subject == null ? null : new DossierId(subject);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** @throws UnreadableEventException when it is no case event */
  public CaseRecord read() {
    return CaseEventCodec.read(headers, payload, latest);
  }
}
