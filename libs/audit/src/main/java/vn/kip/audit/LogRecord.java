package vn.kip.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in the log, not yet understood.
 *
 * @param loggedAt when the log took it, by the log's own timestamp; null in exports older than it. No seal covers it.
 */
public record LogRecord(
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] payload,
    @Nullable Instant loggedAt) {

  public LogRecord {
    headers = Map.copyOf(headers);
  }

  /** A record of which nobody says when the log took it. */
  public LogRecord(int partition, long offset, @Nullable String key, Map<String, String> headers, byte[] payload) {
    this(partition, offset, key, headers, payload, null);
  }
}
