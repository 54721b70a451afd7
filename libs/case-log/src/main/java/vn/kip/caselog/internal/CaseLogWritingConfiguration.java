package vn.kip.caselog.internal;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
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
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.events.Producer;

/** Wires a service's files, their outbox and the commands on them. */
@Configuration(proxyBeanMethods = false)
public class CaseLogWritingConfiguration {

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
  MongoCaseFiles caseFiles(MongoDatabaseFactory mongo, Producer owner, CaseView view, CaseLogRelay relay,
      @Value("${kip.case-files:cases}") String collection) {
    MongoDatabase database = mongo.getMongoDatabase();
    var files = new MongoCaseFiles(database.getCollection(collection), owner, view, view.searchedBy(), relay::offer);
    relay.attach(files);
    return files;
  }

  /** Whether what the service has recorded goes out to the log. */
  @Bean
  HealthIndicator outboxHealthIndicator(CaseLogRelay relay, MongoCaseFiles files) {
    return () -> {
      var failure = relay.failure();
      var health = failure == null ? Health.up() : Health.down().withDetail("relay", failure);
      return health.withDetail("unsent", files.countUnsent(UNSENT_SHOWN)).build();
    };
  }

  @Bean
  CaseCommands caseCommands(CaseFiles files, Producer owner) {
    return new CaseCommands(files, owner);
  }
}
