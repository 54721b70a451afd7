package vn.kip.reporting.adapter.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import vn.kip.casefile.LogEntry;
import vn.kip.caselog.LogBatch;
import vn.kip.reporting.application.WholeLog;

/**
 * A consumer of its own, in no group: nobody's offsets are touched. One partition is read after the other, so that only the
 * dossiers in progress of one of them have to be at hand.
 */
final class KafkaWholeLog implements WholeLog {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int BATCH = 2_000;
  private static final int LOOKS = 20;

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  /** Read beyond where to stop, and to be handed on the next time. */
  private final List<LogEntry> ahead = new ArrayList<>();

  KafkaWholeLog(KafkaProperties kafka, String topic) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    this.partitions = consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  @Override
  public Map<Integer, Long> ends() {
    var ends = new HashMap<Integer, Long>();
    consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  @Override
  public Map<Integer, Long> begins() {
    var begins = new HashMap<Integer, Long>();
    consumer.beginningOffsets(partitions).forEach((partition, begin) -> begins.put(partition.partition(), begin));
    return begins;
  }

  @Override
  public Optional<LogEntry> at(int partition, long offset) {
    var found = partitions.stream().filter(one -> one.partition() == partition).findFirst().orElseThrow();
    long before = consumer.position(found);
    consumer.pause(partitions);
    consumer.resume(List.of(found));
    consumer.seek(found, offset);
    try {
      for (int polls = 0; polls < LOOKS; polls++) {
        for (var record : consumer.poll(POLL).records(found)) {
          return record.offset() == offset ? Optional.of(entry(record)) : Optional.empty();
        }
      }
      throw new IllegalStateException("the log does not answer what stands at " + found + " offset " + offset);
    } finally {
      consumer.seek(found, before);
    }
  }

  @Override
  public void readTo(Map<Integer, Long> ends, Consumer<List<LogEntry>> batch) {
    hand(ends, batch, List.of());
    for (var partition : partitions) {
      consumer.pause(partitions);
      consumer.resume(List.of(partition));
      while (consumer.position(partition) < ends.getOrDefault(partition.partition(), 0L)) {
        var read = new ArrayList<LogEntry>();
        consumer.poll(POLL).forEach(found -> read.add(entry(found)));
        hand(ends, batch, read);
      }
    }
  }

  private void hand(Map<Integer, Long> ends, Consumer<List<LogEntry>> batch, List<LogEntry> read) {
    ahead.addAll(read);
    var wanted = ahead.stream().filter(entry -> entry.offset() < ends.getOrDefault(entry.partition(), 0L)).toList();
    if (!wanted.isEmpty()) {
      ahead.removeIf(entry -> entry.offset() < ends.getOrDefault(entry.partition(), 0L));
      batch.accept(wanted);
    }
  }

  private static LogEntry entry(ConsumerRecord<String, byte[]> found) {
    var headers = new HashMap<String, String>();
    found.headers().forEach(header -> {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    });
    // A record without a value is no event: it is parked like any other that cannot be read.
    var value = Objects.requireNonNullElse(found.value(), new byte[0]);
    return new LogEntry(found.topic(), found.partition(), found.offset(), found.key(), headers, value,
        LogBatch.latest(found.timestamp()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
