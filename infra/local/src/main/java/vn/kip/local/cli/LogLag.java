package vn.kip.local.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;

/** How many records of the case log each service has not taken in yet. */
final class LogLag {

  private LogLag() {}

  /** By service that follows the log; empty when the broker does not answer. */
  static Map<String, Long> of(Installation installation) {
    Map<String, Object> settings = Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        installation.bootstrapServers(),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        5_000,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        4_000);
    try (var admin = Admin.create(settings)) {
      var description = java.util.Objects
          .requireNonNull(admin.describeTopics(java.util.List.of("kip.cases")).allTopicNames().get(6, TimeUnit.SECONDS)
              .get("kip.cases"));
      var partitions = description.partitions().stream()
          .map(info -> new org.apache.kafka.common.TopicPartition("kip.cases", info.partition())).toList();
      var ends = admin
          .listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
          .all().get(6, TimeUnit.SECONDS);
      var lags = new HashMap<String, Long>();
      for (var service : Installation.READERS) {
        var committed = admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata().get(6,
            TimeUnit.SECONDS);
        long lag = 0;
        for (var partition : partitions) {
          var offset = committed.get(partition);
          lag += java.util.Objects.requireNonNull(ends.get(partition)).offset()
              - (offset == null ? 0 : offset.offset());
        }
        lags.put(service, lag);
      }
      return lags;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } catch (ExecutionException | TimeoutException _) {
      return Map.of();
    }
  }
}
