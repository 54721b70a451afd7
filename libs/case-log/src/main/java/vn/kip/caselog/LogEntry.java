package vn.kip.caselog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.UnreadableEventException;

/**
 * A record of the case log as it came from Kafka, not yet understood.
 *
 * @param headers those that have a value
 * @param payload empty where the record has none
 */
public record LogEntry(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte[] payload) {

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
    return CaseEventCodec.read(headers, payload);
  }

  /** The records of one batch, in the order of the log. */
  public static List<LogEntry> of(Message<List<byte[]>> batch) {
    var headers = batch.getHeaders();
    // Whatever its type promises: a record without a value is in it as something else than bytes.
    List<?> payloads = batch.getPayload();
    var topics = column(headers.get(KafkaHeaders.RECEIVED_TOPIC), String.class);
    var partitions = column(headers.get(KafkaHeaders.RECEIVED_PARTITION), Integer.class);
    var offsets = column(headers.get(KafkaHeaders.OFFSET), Long.class);
    var keys = column(headers.get(KafkaHeaders.RECEIVED_KEY), Object.class);
    var converted = column(headers.get(KafkaHeaders.BATCH_CONVERTED_HEADERS), Map.class);
    var entries = new ArrayList<LogEntry>(payloads.size());
    for (int i = 0; i < payloads.size(); i++) {
      entries.add(new LogEntry(
          Objects.requireNonNull(topics.get(i)),
          Objects.requireNonNull(partitions.get(i)),
          Objects.requireNonNull(offsets.get(i)),
          text(keys.get(i)),
          texts(Objects.requireNonNull(converted.get(i))),
          payloads.get(i) instanceof byte[] payload ? payload : new byte[0]));
    }
    return entries;
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
      case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      default -> value.toString();
    };
  }
}
