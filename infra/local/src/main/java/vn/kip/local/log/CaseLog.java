package vn.kip.local.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The case log from its start, read for whoever asks; nothing is written and no group is joined. */
public final class CaseLog implements AutoCloseable {

  public static final String TOPIC = "kip.cases";
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  /** Its end is where the log ends now. */
  public CaseLog(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest",
        "default.api.timeout.ms", 10_000);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    partitions = consumer.partitionsFor(TOPIC).stream().map(info -> new TopicPartition(TOPIC, info.partition()))
        .sorted(java.util.Comparator.comparingInt(TopicPartition::partition)).toList();
    consumer.assign(partitions);
    ends = new TreeMap<>(java.util.Comparator.comparingInt(TopicPartition::partition));
    ends.putAll(consumer.endOffsets(partitions));
  }

  /** Partitions with the offset behind their last record. */
  public Map<Integer, Long> ends() {
    var byNumber = new TreeMap<Integer, Long>();
    ends.forEach((partition, end) -> byNumber.put(partition.partition(), end));
    return byNumber;
  }

  /** Every record, one partition after another, each in the order of its offsets. */
  public void read(Consumer<ConsumerRecord<String, byte[]>> reader) {
    for (var partition : partitions) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = ends.getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(entry -> {
          if (entry.offset() < end) {
            reader.accept(entry);
          }
        });
      }
    }
  }

  /** Headers by name; what has no value is none. */
  public static Map<String, String> headers(ConsumerRecord<String, byte[]> entry) {
    var headers = new HashMap<String, String>();
    entry.headers().forEach(header -> {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    });
    return headers;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
