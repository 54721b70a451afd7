package vn.kip.auditor.adapter.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kip.audit.LogAudit;
import vn.kip.audit.LogRecord;
import vn.kip.audit.Seal;
import vn.kip.auditor.application.CaseLog;

/** A plain consumer that joins no group and commits nothing. */
@Component
class KafkaCaseLog implements CaseLog {

  private static final Duration POLL = Duration.ofMillis(500);

  private final String servers;
  private final String topic;

  KafkaCaseLog(@Value("${spring.kafka.bootstrap-servers}") String servers,
      @Value("${kip.topic:kip.cases}") String topic) {
    this.servers = servers;
    this.topic = topic;
  }

  @Override
  public void read(LogAudit folding) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers, "auto.offset.reset", "none",
        "enable.auto.commit", false, "default.api.timeout.ms", 10_000);
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
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
        entry.value() == null ? new byte[0] : entry.value());
  }
}
