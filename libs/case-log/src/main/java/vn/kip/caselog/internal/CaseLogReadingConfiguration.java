package vn.kip.caselog.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;
import org.springframework.util.backoff.FixedBackOff;

/** Reading the case log in batches. */
@Configuration(proxyBeanMethods = false)
public class CaseLogReadingConfiguration {

  private static final String FOR_EVER = "-1";
  private static final long RETRY_EVERY_MS = 500;

  /** The log is kept for ever; partitions are set once, since a key must stay where it is. */
  @Bean
  KafkaAdmin.NewTopics caseTopics(
      @Value("${kip.topic:kip.cases}") String topic,
      @Value("${kip.partitions:4}") int partitions,
      @Value("${kip.replicas:1}") int replicas) {
    return new KafkaAdmin.NewTopics(
        kept(topic, partitions, replicas),
        kept(topic + MongoDeadLetters.TOPIC_SUFFIX, partitions, replicas));
  }

  private static NewTopic kept(String name, int partitions, int replicas) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .replicas(replicas)
        .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(8 * 1024 * 1024))
        .build();
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
