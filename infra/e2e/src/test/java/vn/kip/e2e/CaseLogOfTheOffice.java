package vn.kip.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;

/** The log itself, read from its start by nobody's service. */
final class CaseLogOfTheOffice {

  private static final String TOPIC = "kip.cases";

  private CaseLogOfTheOffice() {}

  /** Every event once, in the log's order per dossier; fails where a repeat differs or a number is missing. */
  static List<CaseRecord> events() {
    var events = new ArrayList<CaseRecord>();
    var seen = new HashMap<String, CaseRecord>();
    var lastSeq = new HashMap<String, Long>();
    for (var caseRecord : records()) {
      var repeated = seen.putIfAbsent(caseRecord.id(), caseRecord);
      if (repeated != null) {
        check(repeated.equals(caseRecord), caseRecord.id() + " stands in the log with two meanings");
        continue;
      }
      var last = lastSeq.put(caseRecord.dossier() + " " + caseRecord.producer(), caseRecord.seq());
      check(caseRecord.seq() == (last == null ? 1 : last + 1), caseRecord.id() + " comes after " + last);
      events.add(caseRecord);
    }
    return events;
  }

  private static List<CaseRecord> records() {
    Map<String, Object> settings = Map.of("bootstrap.servers", Kip.brokerAddress(), "auto.offset.reset", "earliest",
        "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = consumer.partitionsFor(TOPIC).stream()
          .map(info -> new TopicPartition(TOPIC, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<CaseRecord>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(Duration.ofMillis(500)).forEach(read -> records.add(caseRecord(read)));
      }
      return records;
    }
  }

  private static CaseRecord caseRecord(ConsumerRecord<String, byte[]> read) {
    var headers = new HashMap<String, String>();
    read.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return CaseEventCodec.read(headers, read.value());
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
