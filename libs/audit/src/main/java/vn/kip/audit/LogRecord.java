package vn.kip.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record as it stands in the log, not yet understood. */
public record LogRecord(
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] payload) {

  public LogRecord {
    headers = Map.copyOf(headers);
  }
}
