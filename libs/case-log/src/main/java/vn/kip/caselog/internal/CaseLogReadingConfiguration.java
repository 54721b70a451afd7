package vn.kip.caselog.internal;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;
import org.springframework.util.backoff.FixedBackOff;
import vn.kip.caselog.BatchWatch;
import vn.kip.caselog.LogGate;
import vn.kip.caselog.LogReader;
import vn.kip.caselog.LogWatch;

/** Reading the case log in batches, from a topic that was found fit. */
@Configuration(proxyBeanMethods = false)
public class CaseLogReadingConfiguration {

  static final String DEAD_LETTERS = ".dead-letters";
  private static final String FOR_EVER = "-1";
  private static final long RETRY_EVERY_MS = 500;
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int REPLICAS_OF_A_CLUSTER = 3;

  @Bean
  NewTopic caseTopic(@Value("${kip.topic:kip.cases}") String topic, @Value("${kip.partitions:4}") int partitions,
      @Value("${kip.replicas:1}") int replicas) {
    return kept(topic, partitions, replicas);
  }

  @Bean
  NewTopic deadLetterTopic(@Value("${kip.topic:kip.cases}") String topic, @Value("${kip.partitions:4}") int partitions,
      @Value("${kip.replicas:1}") int replicas) {
    return kept(topic + DEAD_LETTERS, partitions, replicas);
  }

  /** The log is kept for ever; partitions are set once, since a key must stay where it is. */
  private static NewTopic kept(String name, int partitions, int replicas) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .replicas(replicas)
        .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
        .config(TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER)
        .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
        .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas >= REPLICAS_OF_A_CLUSTER ? "2" : "1")
        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MOST_BYTES))
        .build();
  }

  @Bean
  LogGate logGate() {
    return new LogGate();
  }

  @Bean
  BatchWatch batchWatch(InstantSource clock) {
    return new BatchWatch(clock);
  }

  @Bean
  LogPositions logPositions(MongoDatabaseFactory mongo, @Value("${kip.topic:kip.cases}") String topic) {
    return new LogPositions(mongo.getMongoDatabase().getCollection("positions"), topic);
  }

  @Bean(destroyMethod = "stop")
  LogWatch logWatch(KafkaProperties kafka, ObjectProvider<NewTopic> topics, LogPositions positions, LogReader reader,
      LogGate gate, @Value("${kip.topic:kip.cases}") String topic) {
    return new LogWatch(new LogTopic(kafka.buildAdminProperties(), topic), topics.stream().toList(), positions, reader,
        gate);
  }

  /** Before anything binds to them. */
  @Bean
  SmartInitializingSingleton topicsAreMade(LogWatch watch) {
    return watch::prepare;
  }

  /** Bindings exist by then; the log is read from there on. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> logIsWatched(LogWatch watch) {
    return _ -> watch.start();
  }

  /** Whether the service reads the log, and may record anything. */
  @Bean
  HealthIndicator logHealthIndicator(LogGate gate, BatchWatch batches,
      @Value("${kip.log.ready-while-reading:false}") boolean readyWhileReading) {
    return () -> {
      var failure = batches.failure();
      if (failure.isPresent()) {
        return Health.down().withDetail("failing", failure.get()).build();
      }
      return switch (gate.state()) {
        case LogGate.State.Open _ -> Health.up().build();
        case LogGate.State.Reading _ -> (readyWhileReading ? Health.up() : Health.outOfService())
            .withDetail("log", "not read to its end yet").build();
        case LogGate.State.Unverified(var why) -> Health.outOfService().withDetail("log", why).build();
        case LogGate.State.Stopped(var why) -> Health.down().withDetail("stopped", why).build();
      };
    };
  }

  /** CloudEvents attributes are text; the binder's own mapper would read them as JSON. One without a value is absent. */
  @Bean
  KafkaHeaderMapper caseLogHeaderMapper() {
    return new KafkaHeaderMapper() {
      @Override
      public void fromHeaders(MessageHeaders headers, Headers target) {
        headers.forEach((name, value) -> target.add(name, value.toString().getBytes(StandardCharsets.UTF_8)));
      }

      @Override
      public void toHeaders(Headers source, Map<String, Object> target) {
        source.forEach(header -> {
          if (header.value() != null) {
            target.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
          }
        });
      }
    };
  }

  /** By default a batch that keeps failing is skipped after ten attempts, and with it the events. It must come again. */
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> batchesAreNeverSkipped() {
    return (container, destination, group) -> container.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(RETRY_EVERY_MS, FixedBackOff.UNLIMITED_ATTEMPTS)));
  }
}
