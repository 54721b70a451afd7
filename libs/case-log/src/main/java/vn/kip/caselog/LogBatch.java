package vn.kip.caselog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseEventCodec;

/** A batch of the case log as the binder hands it over. */
public final class LogBatch {

  private LogBatch() {}

  /** The records of one batch, in the order of the log. */
  public static List<LogEntry> entries(Message<List<byte[]>> batch) {
    var headers = batch.getHeaders();
    // Whatever its type promises: a record without a value is in it as something else than bytes.
    List<?> payloads = batch.getPayload();
    var topics = column(headers.get(KafkaHeaders.RECEIVED_TOPIC), String.class);
    var partitions = column(headers.get(KafkaHeaders.RECEIVED_PARTITION), Integer.class);
    var offsets = column(headers.get(KafkaHeaders.OFFSET), Long.class);
    var keys = column(headers.get(KafkaHeaders.RECEIVED_KEY), Object.class);
    var timestamps = column(headers.get(KafkaHeaders.RECEIVED_TIMESTAMP), Long.class);
    var converted = column(headers.get(KafkaHeaders.BATCH_CONVERTED_HEADERS), Map.class);
    var entries = new ArrayList<LogEntry>(payloads.size());
    for (int i = 0; i < payloads.size(); i++) {
      entries.add(new LogEntry(
          Objects.requireNonNull(topics.get(i)),
          Objects.requireNonNull(partitions.get(i)),
          Objects.requireNonNull(offsets.get(i)),
          text(keys.get(i)),
          texts(Objects.requireNonNull(converted.get(i))),
          payloads.get(i) instanceof byte[] payload ? payload : new byte[0],
          latest(Objects.requireNonNull(timestamps.get(i)))));
    }
    return entries;
  }

  /** The latest moment at which a record of this timestamp, in milliseconds, can have been recorded. */
  public static Instant latest(long timestamp) {
    return Instant.ofEpochMilli(timestamp).plus(CaseEventCodec.CLOCK_TOLERANCE);
  }

  private static <T> List<@Nullable T> column(@Nullable Object header, Class<T> type) {
    var values = new ArrayList<@Nullable T>();
    for (var value : (List<?>) Objects.requireNonNull(header, "a batch header is missing")) {
      values.add(type.cast(value));
    }
    return values;
  }

  private static Map<String, String> texts(Map<?, ?> headers) {
    var texts = new HashMap<String, String>();
    headers.forEach((name, value) -> {
      var text = text(value);
      if (text != null) {
        texts.put(String.valueOf(name), text);
      }
    });
    return texts;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      default -> value.toString();
    };
  }
}
