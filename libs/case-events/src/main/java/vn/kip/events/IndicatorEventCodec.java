package vn.kip.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** CloudEvents 1.0 in Kafka's binary mode, as {@link CaseEventCodec}; the only producer is reporting. */
public final class IndicatorEventCodec {

  private static final String PREFIX = "ce_";

  private IndicatorEventCodec() {}

  /** Headers by name, in a stable order. */
  public static Map<String, String> headers(IndicatorRecord statement) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(PREFIX + "specversion", "1.0");
    headers.put(PREFIX + "id", statement.id());
    headers.put(PREFIX + "source", Producer.REPORTING.source());
    headers.put(PREFIX + "type", IndicatorEvent.Type.of(statement.event()).type());
    headers.put(PREFIX + "subject", statement.event().subject());
    headers.put(PREFIX + "time", statement.recordedAt().toString());
    headers.put("content-type", "application/json");
    headers.put(PREFIX + "recordedtime", statement.recordedAt().toString());
    headers.put(PREFIX + "seq", Long.toString(statement.seq()));
    headers.put(PREFIX + "actor", statement.actor().value());
    return headers;
  }

  public static byte[] payload(IndicatorRecord statement) {
    return EventJson.write(statement.event()).getBytes(StandardCharsets.UTF_8);
  }

  /** @throws UnreadableEventException when the record is no such event: the reason names the header or field */
  public static IndicatorRecord read(Map<String, String> headers, byte[] payload) {
    var type = IndicatorEvent.Type.ofName(required(headers, "type"));
    try {
      return new IndicatorRecord(
          Long.parseLong(required(headers, "seq")),
          Instant.parse(required(headers, "recordedtime")),
          new OfficerId(required(headers, "actor")),
          EventJson.read(EventJson.text(payload), type.event()));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new UnreadableEventException("headers", "not of their kind");
    }
  }

  private static String required(Map<String, String> headers, String attribute) {
    var value = headers.get(PREFIX + attribute);
    if (value == null) {
      throw new UnreadableEventException(PREFIX + attribute, "missing");
    }
    return value;
  }
}
