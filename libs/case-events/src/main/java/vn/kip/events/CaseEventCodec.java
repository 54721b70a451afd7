package vn.kip.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes are headers {@code ce_*}, the payload is the event's JSON. A reader
 * can filter on headers without parsing.
 *
 * <p>This is the border of every service: what does not keep to the contract is refused here, with the header or member that
 * is wrong, and nothing behind it has to expect a null or a day of the year minus one million.
 */
public final class CaseEventCodec {

  /**
   * The contract this program knows; it stands in every record it writes. It rises with every type, member or value that is
   * added, so that a reader can tell an event that is newer than itself from one that is wrong. A record that names none is of
   * contract 1.
   */
  public static final int CONTRACT = 7;

  /**
   * How much later than the moment at which the log took a record it may say it was recorded. Hosts of one office keep their
   * clocks within seconds; an hour forgives one that was set wrong by hand, and moves no due date by a day's work.
   */
  public static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  private static final String PREFIX = "ce_";
  /** What can be the name of a type, and be shown. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,99}");

  private CaseEventCodec() {}

  /** The mapper every reader and writer of case events uses. */
  public static JsonMapper json() {
    return EventJson.MAPPER;
  }

  /** The event as it is published. */
  static String json(CaseEvent event) {
    if (event instanceof NewerEvent) {
      throw new IllegalArgumentException("an event of a later contract is only what was read");
    }
    // As bytes will have it: half a character of a text becomes a question mark in the log, and so it is kept.
    var json = EventJson.text(EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    EventJson.read(json, event.getClass());
    return json;
  }

  /** Headers by name, in a stable order. */
  public static Map<String, String> headers(CaseRecord caseRecord) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(PREFIX + "specversion", "1.0");
    headers.put(PREFIX + "id", caseRecord.id());
    headers.put(PREFIX + "source", caseRecord.producer().source());
    headers.put(PREFIX + "type", caseRecord.type());
    headers.put(PREFIX + "subject", caseRecord.dossier().value());
    headers.put(PREFIX + "time", caseRecord.occurredAt().toString());
    headers.put("content-type", "application/json");
    headers.put(PREFIX + "recordedtime", caseRecord.recordedAt().toString());
    headers.put(PREFIX + "seq", Long.toString(caseRecord.seq()));
    headers.put(PREFIX + "actor", caseRecord.actor().value());
    headers.put(PREFIX + "contract",
        Integer.toString(caseRecord.event() instanceof NewerEvent newer ? newer.contract() : CONTRACT));
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

  /** The event as it stands, or is to stand, in the log. */
  public static byte[] payload(CaseRecord caseRecord) {
    return caseRecord.json().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A record of which nobody knows when the log took it.
   *
   * @throws UnreadableEventException when the record is no case event: the reason names the header or member
   */
  public static CaseRecord read(Map<String, String> headers, byte[] payload) {
    return read(headers, payload, null);
  }

  /**
   * A record of the log. The answer is the same whenever it is read.
   *
   * @param latest the moment at which the log took the record, and the tolerance: it cannot have been recorded later; null
   *     where that is not known
   * @throws UnreadableEventException when the record is no case event: the reason names the header or member
   */
  public static CaseRecord read(Map<String, String> headers, byte[] payload, @Nullable Instant latest) {
    var type = required(headers, "type");
    int contract = contract(headers);
    var producer = producer(headers, type, contract);
    var occurredAt = moment(headers, "time");
    var recordedAt = moment(headers, "recordedtime");
    if (recordedAt.isBefore(occurredAt)) {
      throw new UnreadableEventException(PREFIX + "recordedtime", "recorded before it happened");
    }
    if (latest != null && recordedAt.isAfter(latest)) {
      throw new UnreadableEventException(PREFIX + "recordedtime", "later than the log took it");
    }
    long seq = parsed(headers, "seq", Long::valueOf);
    if (seq < 1) {
      throw new UnreadableEventException(PREFIX + "seq", "counts from 1");
    }
    var json = EventJson.text(payload);
    return new CaseRecord(parsed(headers, "subject", DossierId::new), producer, seq, occurredAt, recordedAt,
        parsed(headers, "actor", OfficerId::new), headers.get(PREFIX + "causationid"), imported(headers),
        event(type, contract, json), json);
  }

  /**
   * The event alone, for a store that keeps the envelope its own way.
   *
   * @throws UnreadableEventException when the payload is not what the type promises
   */
  public static CaseEvent event(EventType type, byte[] payload) {
    return EventJson.read(EventJson.text(payload), type.event());
  }

  /**
   * The event alone, by the name of its type.
   *
   * @param contract the one it was written under
   * @throws UnreadableEventException when this program ought to know it and does not, or it is not what its type promises
   */
  public static CaseEvent event(String type, int contract, String json) {
    var known = EventType.ofType(type);
    if (contract <= CONTRACT) {
      return EventJson.read(json, known.orElseThrow(() -> unknownType(type)).event());
    }
    if (!NAME.matcher(type).matches()) {
      throw unknownType(type);
    }
    EventJson.object(json);
    if (known.isPresent()) {
      try {
        return EventJson.read(json, known.get().event());
      } catch (UnreadableEventException _) {
        // A later contract may allow what this one does not.
      }
    }
    return new NewerEvent(type, contract);
  }

  private static int contract(Map<String, String> headers) {
    int contract = headers.containsKey(PREFIX + "contract") ? parsed(headers, "contract", Integer::valueOf) : 1;
    if (contract < 1) {
      throw new UnreadableEventException(PREFIX + "contract", "counts from 1");
    }
    return contract;
  }

  private static Producer producer(Map<String, String> headers, String type, int contract) {
    var known = EventType.ofType(type);
    if (known.isEmpty() && contract <= CONTRACT) {
      throw unknownType(type);
    }
    var producer = Producer.ofSource(required(headers, "source"))
        .orElseThrow(() -> new UnreadableEventException(PREFIX + "source", "unknown"));
    known.filter(own -> !own.comesFrom(producer)).ifPresent(own -> {
      throw new UnreadableEventException(PREFIX + "source",
          type + " comes from " + own.producer().source() + ", not " + producer.source());
    });
    return producer;
  }

  static UnreadableEventException unknownType(String type) {
    return new UnreadableEventException(PREFIX + "type", NAME.matcher(type).matches() ? "unknown: " + type : "no name");
  }

  private static CaseRecord.@Nullable Imported imported(Map<String, String> headers) {
    if (!headers.containsKey(PREFIX + "importedby")) {
      return null;
    }
    return new CaseRecord.Imported(parsed(headers, "importedby", OfficerId::new),
        headers.containsKey(PREFIX + "registerseq") ? parsed(headers, "registerseq", Integer::valueOf) : null);
  }

  private static Instant moment(Map<String, String> headers, String attribute) {
    var moment = parsed(headers, attribute, Instant::parse);
    if (!Times.isPossible(moment)) {
      throw new UnreadableEventException(PREFIX + attribute, "not of the years 1900 to 2999");
    }
    return moment;
  }

  private static <T> T parsed(Map<String, String> headers, String attribute, Function<String, T> parser) {
    var value = required(headers, attribute);
    try {
      return parser.apply(value);
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new UnreadableEventException(PREFIX + attribute, "not of its kind");
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
