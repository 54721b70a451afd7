package vn.kip.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes are headers {@code ce_*}, the payload is the event's JSON. A reader
 * can filter on headers without parsing.
 */
public final class CaseEventCodec {

  private static final String PREFIX = "ce_";
  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
      .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
      // A newer producer may add fields that this reader does not know yet.
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  private CaseEventCodec() {}

  /** The mapper every reader and writer of case events uses. */
  public static JsonMapper json() {
    return JSON;
  }

  /** Headers by name, in a stable order. */
  public static Map<String, String> headers(CaseRecord caseRecord) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(PREFIX + "specversion", "1.0");
    headers.put(PREFIX + "id", caseRecord.id());
    headers.put(PREFIX + "source", caseRecord.producer().source());
    headers.put(PREFIX + "type", EventType.of(caseRecord.event()).type());
    headers.put(PREFIX + "subject", caseRecord.dossier().value());
    headers.put(PREFIX + "time", caseRecord.occurredAt().toString());
    headers.put("content-type", "application/json");
    headers.put(PREFIX + "recordedtime", caseRecord.recordedAt().toString());
    headers.put(PREFIX + "seq", Long.toString(caseRecord.seq()));
    headers.put(PREFIX + "actor", caseRecord.actor().value());
    if (caseRecord.causationId() != null) {
      headers.put(PREFIX + "causationid", caseRecord.causationId());
    }
    var imported = caseRecord.imported();
    if (imported != null) {
      headers.put(PREFIX + "importedby", imported.by().value());
      if (imported.registerSeq() != null) {
        headers.put(PREFIX + "registerseq", imported.registerSeq().toString());
      }
    }
    return headers;
  }

  public static byte[] payload(CaseRecord caseRecord) {
    return JSON.writeValueAsBytes(caseRecord.event());
  }

  /**
   * @throws UnreadableEventException when the record is no case event: the reason names the header or field
   */
  public static CaseRecord read(Map<String, String> headers, byte[] payload) {
    var typeName = required(headers, "type");
    var type = EventType.ofType(typeName)
        .orElseThrow(() -> new UnreadableEventException("ce_type", "unknown: " + typeName));
    var source = required(headers, "source");
    var producer = Producer.ofSource(source)
        .orElseThrow(() -> new UnreadableEventException("ce_source", "unknown: " + source));
    if (producer != type.producer()) {
      throw new UnreadableEventException("ce_source",
          typeName + " comes from " + type.producer().source() + ", not " + source);
    }
    try {
      return new CaseRecord(
          new DossierId(required(headers, "subject")),
          producer,
          Long.parseLong(required(headers, "seq")),
          Instant.parse(required(headers, "time")),
          Instant.parse(required(headers, "recordedtime")),
          new OfficerId(required(headers, "actor")),
          headers.get(PREFIX + "causationid"),
          imported(headers),
          event(type, payload));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableEventException("headers", String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The event alone, for a store that keeps the envelope its own way.
   *
   * @throws UnreadableEventException when the payload is not what the type promises
   */
  public static CaseEvent event(EventType type, byte[] payload) {
    try {
      return JSON.readValue(payload, type.event());
    } catch (JacksonException e) {
      throw new UnreadableEventException("payload", e.getOriginalMessage() + " in "
          + new String(payload, 0, Math.min(payload.length, 200), StandardCharsets.UTF_8), e);
    }
  }

  private static CaseRecord.@Nullable Imported imported(Map<String, String> headers) {
    var by = headers.get(PREFIX + "importedby");
    if (by == null) {
      return null;
    }
    var registerSeq = headers.get(PREFIX + "registerseq");
    return new CaseRecord.Imported(new OfficerId(by), registerSeq == null ? null : Integer.valueOf(registerSeq));
  }

  private static String required(Map<String, String> headers, String attribute) {
    var value = headers.get(PREFIX + attribute);
    if (value == null) {
      throw new UnreadableEventException(PREFIX + attribute, "missing");
    }
    return value;
  }
}
