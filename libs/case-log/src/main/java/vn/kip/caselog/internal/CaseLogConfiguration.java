package vn.kip.caselog.internal;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;
import vn.kip.caselog.CaseCommands;
import vn.kip.caselog.CaseFiles;
import vn.kip.caselog.CaseReactor;
import vn.kip.caselog.CaseView;
import vn.kip.caselog.DeadLetters;
import vn.kip.caselog.LogEntry;
import vn.kip.events.Producer;

/** Wires a service's files, relay, consumer and dead letters. */
@Configuration(proxyBeanMethods = false)
public class CaseLogConfiguration {

  private static final int UNSENT_SHOWN = 1_000;
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  @Bean
  CaseLogRelay caseLogRelay(
      KafkaProperties kafka,
      Producer owner,
      @Value("${kip.topic:kip.cases}") String topic) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, owner.source() + "-relay");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    // While this process lives, an event is never given up, so none can overtake it.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    return new CaseLogRelay(new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), topic);
  }

  @Bean
  MongoCaseFiles caseFiles(MongoDatabaseFactory mongo, Producer owner, CaseView view, CaseLogRelay relay) {
    MongoDatabase database = mongo.getMongoDatabase();
    var files = new MongoCaseFiles(database.getCollection("cases"), owner, view, view.searchedBy(), relay::offer);
    relay.attach(files);
    return files;
  }

  @Bean
  CaseCommands caseCommands(CaseFiles files, Producer owner) {
    return new CaseCommands(files, owner);
  }

  @Bean
  MongoDeadLetters deadLetters(
      MongoDatabaseFactory mongo,
      CaseFiles files,
      Producer owner,
      InstantSource clock,
      CaseLogRelay relay) {
    return new MongoDeadLetters(
        mongo.getMongoDatabase().getCollection("deadLetters"),
        files,
        owner,
        clock,
        relay::sendNow);
  }

  @Bean
  CaseLogConsumer caseLogConsumer(CaseFiles files, CaseReactor reactor, MongoDeadLetters deadLetters, Producer owner) {
    var consumer = new CaseLogConsumer(files, reactor, deadLetters, owner);
    deadLetters.attach(consumer::step);
    return consumer;
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(CaseLogConsumer consumer) {
    return batch -> consumer.accept(LogEntry.of(batch));
  }

  @Bean
  HealthIndicator caseLogHealthIndicator(CaseLogRelay relay, MongoCaseFiles files, MongoDeadLetters deadLetters) {
    return () -> {
      var failure = relay.failure();
      var health = failure == null ? Health.up() : Health.down().withDetail("relay", failure);
      return health.withDetail("unsent", files.countUnsent(UNSENT_SHOWN)).withDetail("deadLetters", deadLetters.count())
          .build();
    };
  }
}
