package vn.kip.auditor.adapter.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.kip.audit.LogAudit;
import vn.kip.audit.LogRecord;
import vn.kip.audit.Seal;
import vn.kip.auditor.application.CaseLog;

/** A plain consumer that joins no group and commits nothing. */
@Component
class KafkaCaseLog implements CaseLog {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaProperties kafka;
  private final String topic;

  KafkaCaseLog(KafkaProperties kafka, @Value("${kip.topic:kip.cases}") String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** What the office says of its brokers, such as how to prove who one is, and nothing that would move anybody's place. */
  static Map<String, Object> settings(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  @Override
  public void read(LogAudit folding) {
    try (var consumer = new KafkaConsumer<>(settings(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = consumer.partitionsFor(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      var starts = consumer.beginningOffsets(partitions);
      var ends = consumer.endOffsets(partitions);
      var taken = folding.seals().stream().collect(Collectors.toMap(Seal::partition, seal -> seal.offset() + 1));
      partitions.forEach(partition -> consumer.seek(partition,
          Math.max(starts.getOrDefault(partition, 0L), taken.getOrDefault(partition.partition(), 0L))));
      read(consumer, partitions, ends, folding);
    }
  }

  private static void read(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends, LogAudit folding) {
    while (partitions.stream()
        .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
      consumer.poll(POLL).forEach(entry -> folding.take(entry(entry), null));
    }
  }

  private static LogRecord entry(ConsumerRecord<String, byte[]> entry) {
    var headers = new HashMap<String, String>();
    entry.headers().forEach(header -> {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    });
    return new LogRecord(entry.partition(), entry.offset(), entry.key(), headers,
        entry.value() == null ? new byte[0] : entry.value(),
        entry.timestamp() < 0 ? null : Instant.ofEpochMilli(entry.timestamp()));
  }
}
