package vn.kip.bench.reporting;

import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;

/** Writes into the case log as the services' relays do. */
final class LogWriter implements AutoCloseable {

  static final String TOPIC = "kip.cases";
  static final int PARTITIONS = 4;

  /** Dossiers that are under way at a time. */
  private static final int OPEN = 5_000;

  private final Map<String, Object> address;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  LogWriter(String bootstrapServers) {
    address = Map.of("bootstrap.servers", bootstrapServers);
    var settings = new HashMap<>(address);
    settings.putAll(Map.of("acks", "all", "enable.idempotence", true, "linger.ms", 5, "batch.size", 131_072));
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  void createTopic() throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(address)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  /** All dossiers, some thousands under way at a time; what would happen after the end of the years is still to be done. */
  void write(OfficeYears years, long dossiers) {
    int apart = OPEN / OfficeYears.EVENTS;
    var underWay = new HashMap<Long, List<CaseRecord>>();
    for (long step = 0; step < dossiers + (long) apart * OfficeYears.EVENTS; step++) {
      for (int event = 0; event < OfficeYears.EVENTS; event++) {
        long number = step - (long) event * apart;
        if (number >= 0 && number < dossiers) {
          var records = underWay.computeIfAbsent(number, years::records);
          if (!records.get(event).occurredAt().isAfter(years.end())) {
            send(records.get(event));
          }
          if (event == OfficeYears.EVENTS - 1) {
            underWay.remove(number);
          }
        }
      }
    }
    flush();
  }

  void send(CaseRecord caseRecord) {
    var message = new ProducerRecord<String, byte[]>(TOPIC, caseRecord.dossier().value(),
        CaseEventCodec.payload(caseRecord));
    CaseEventCodec.headers(caseRecord)
        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(message, (_, e) -> {
      if (e != null) {
        failure.compareAndSet(null, e);
      }
    });
  }

  void flush() {
    producer.flush();
    var e = failure.get();
    if (e != null) {
      throw new IllegalStateException("the log was not written", e);
    }
  }

  /** These services take the log up from here on: what was written so far is not theirs to work on. */
  void skip(List<String> services, MongoClient store) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(address)) {
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        ends.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
      }
      var ended = admin.listOffsets(ends).all().get();
      for (var service : services) {
        var positions = store.getDatabase(service).getCollection("positions");
        ended.forEach((partition, end) -> positions.insertOne(new Document("_id", TOPIC + "-" + partition.partition())
            .append("topic", TOPIC)
            .append("partition", partition.partition())
            .append("next", end.offset())));
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
