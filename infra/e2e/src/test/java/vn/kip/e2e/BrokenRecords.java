package vn.kip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.events.EventType;
import vn.kip.events.Producer;

/** Records that no service could have written, each for a dossier of its own, put on the topic of a running office. */
final class BrokenRecords {

  private static final Path SCHEMAS = Kip.root().resolve("libs/case-events/src/main/resources/schemas");
  private static final Path EXAMPLES = Kip.root().resolve("libs/case-events/src/test/resources/golden");
  private static final int LARGE = 6 * 1024 * 1024;

  private final List<Broken> all = new ArrayList<>();

  /** @param what in words; {@code readable} whether each record is an event by itself, and only all together too large */
  record Broken(String what, String dossier, List<ProducerRecord<String, byte[]>> records, boolean readable) {

    /** The next event of the same producer, which is one. */
    Broken followedByAGoodOne() {
      var type = EventType.DOSSIER_WITHDRAWN;
      return new Broken("the next one", dossier,
          List.of(message(dossier, with(headers(type), "ce_seq", "2"), example(type).toString())), true);
    }
  }

  static List<Broken> ofEveryKind() {
    var records = new BrokenRecords();
    for (var type : EventType.values()) {
      records.withoutEachRequiredMember(type);
    }
    records.envelopes();
    records.tooLargeTogether();
    return List.copyOf(records.all);
  }

  static void send(List<Broken> broken) {
    Map<String, Object> settings = Map.of("bootstrap.servers", Kip.brokerAddress(), "max.request.size",
        8 * 1024 * 1024, "acks", "all", "enable.idempotence", true);
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      broken.forEach(one -> one.records().forEach(message -> sent.add(producer.send(message))));
      for (var answer : sent) {
        answer.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void withoutEachRequiredMember(EventType type) {
    var schema = read(SCHEMAS, type);
    schema.path("required").forEach(member -> {
      var payload = (ObjectNode) example(type);
      payload.remove(member.asString());
      add(type.type() + " without " + member.asString(), headers(type), payload.toString());
    });
  }

  private void envelopes() {
    var type = EventType.DOSSIER_WITHDRAWN;
    var good = example(type).toString();
    add("a type nobody knows", with(headers(type), "ce_type", "vn.kip.dossier.vanished.v1"), good);
    add("a year that cannot be", with(with(headers(type), "ce_time", "+999999999-12-31T23:59:59Z"), "ce_recordedtime",
        "+999999999-12-31T23:59:59Z"), good);
    add("recorded in a year to come", with(headers(type), "ce_recordedtime", "2093-01-01T00:00:00Z"), good);
    add("recorded before it happened", with(headers(type), "ce_recordedtime", "1999-01-01T00:00:00Z"), good);
    add("a number that is none", with(headers(type), "ce_seq", "one"), good);
    add("somebody else's event", with(headers(type), "ce_source", "payment"), good);
    add("no JSON", headers(type), "{\"reason\":");
    add("a list instead of an event", headers(type), "[1]");
    add("nothing at all", headers(type), "");
  }

  /** A dossier's file has to fit into one document of the store. */
  private void tooLargeTogether() {
    var dossier = UUID.randomUUID().toString();
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (int seq = 1; seq <= 3; seq++) {
      var headers = with(headers(EventType.DOSSIER_WITHDRAWN), "ce_seq", String.valueOf(seq));
      records.add(message(dossier, headers, "{\"reason\":\"" + "x".repeat(LARGE) + "\"}"));
    }
    all.add(new Broken("a dossier too large for the store", dossier, records, true));
  }

  private void add(String what, Map<String, String> headers, String payload) {
    var dossier = UUID.randomUUID().toString();
    all.add(new Broken(what, dossier, List.of(message(dossier, headers, payload)), false));
  }

  private static ProducerRecord<String, byte[]> message(String dossier, Map<String, String> headers, String payload) {
    var message = new ProducerRecord<>("kip.cases", dossier, payload.getBytes(StandardCharsets.UTF_8));
    with(with(headers, "ce_subject", dossier), "ce_id", dossier + ":broken").forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static Map<String, String> headers(EventType type) {
    var producer = type.isOfAnyProducer() ? Producer.INTAKE : type.producer();
    var now = Instant.now().toString();
    return new LinkedHashMap<>(Map.of("ce_specversion", "1.0", "ce_type", type.type(), "ce_source", producer.source(),
        "ce_seq", "1", "ce_time", now, "ce_recordedtime", now, "ce_actor", "x", "ce_contract", "2", "content-type",
        "application/json"));
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private static JsonNode example(EventType type) {
    return read(EXAMPLES, type).path("payload");
  }

  private static JsonNode read(Path folder, EventType type) {
    try {
      return Kip.JSON.readTree(Files.readString(folder.resolve(type.type() + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
