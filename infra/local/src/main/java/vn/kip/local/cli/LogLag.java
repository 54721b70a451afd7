package vn.kip.local.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import vn.kip.local.log.CaseLog;

/** How many records of the case log each service has not taken in yet. */
final class LogLag implements AutoCloseable {

  private static final int WITHIN_SECONDS = 6;

  private final Admin admin;

  LogLag(Installation installation) {
    this.admin = Admin.create(Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        installation.bootstrapServers(),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        5_000,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        4_000));
  }

  /** By service that follows the log; empty when the broker does not answer. */
  Map<String, Long> now() {
    try {
      var groups = admin.listConsumerGroupOffsets(Installation.READERS.stream()
          .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())));
      var topic = admin.describeTopics(List.of(CaseLog.TOPIC)).allTopicNames().get(WITHIN_SECONDS, TimeUnit.SECONDS);
      var ends = admin.listOffsets(Objects.requireNonNull(topic.get(CaseLog.TOPIC)).partitions().stream()
          .collect(Collectors.toMap(info -> new TopicPartition(CaseLog.TOPIC, info.partition()),
              _ -> OffsetSpec.latest())))
          .all().get(WITHIN_SECONDS, TimeUnit.SECONDS);
      var lags = new HashMap<String, Long>();
      for (var service : Installation.READERS) {
        var read = groups.partitionsToOffsetAndMetadata(service).get(WITHIN_SECONDS, TimeUnit.SECONDS);
        lags.put(service, ends.entrySet().stream().mapToLong(end -> {
          var offset = read.get(end.getKey());
          return end.getValue().offset() - (offset == null ? 0 : offset.offset());
        }).sum());
      }
      return lags;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } catch (ExecutionException | TimeoutException _) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
