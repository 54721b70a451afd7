package vn.kip.caselog.internal;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
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
import vn.kip.casefile.OwnLog;
import vn.kip.caselog.LogGate;
import vn.kip.caselog.NewEvents;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;

/** Wires a service's files, their outbox and the commands on them. */
@Configuration(proxyBeanMethods = false)
public class CaseLogWritingConfiguration {

  private static final int UNSENT_SHOWN = 1_000;
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  @Bean
  Outbox outbox(ObjectProvider<NewEvents> listeners) {
    return new Outbox(listeners.stream().toList());
  }

  @Bean
  OwnSendings ownSendings() {
    return new OwnSendings();
  }

  @Bean
  MongoCaseFiles caseFiles(MongoDatabaseFactory mongo, Producer owner, CaseView view, Outbox outbox,
      @Value("${kip.case-files:cases}") String collection) {
    return new MongoCaseFiles(mongo.getMongoDatabase().getCollection(collection), owner, view, outbox);
  }

  @Bean
  CaseLogRelay caseLogRelay(
      KafkaProperties kafka,
      Producer owner,
      MongoCaseFiles files,
      Outbox outbox,
      OwnSendings sendings,
      LogGate gate,
      @Value("${kip.topic:kip.cases}") String topic) {
    return new CaseLogRelay(
        new KafkaProducer<>(settings(kafka, owner), new StringSerializer(), new ByteArraySerializer()), topic, files,
        outbox, sendings, gate::isFit);
  }

  private static Map<String, Object> settings(KafkaProperties kafka, Producer owner) {
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
    return settings;
  }

  @Bean
  OwnLog ownLog(CaseLogRelay relay, MongoCaseFiles files, LogGate gate) {
    return new OwnLog() {
      @Override
      public int sendAgain(DossierId dossier, long from) {
        gate.pass();
        return files.find(dossier).map(file -> relay.sendAgain(file, from)).orElse(0);
      }
    };
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
  CaseCommands caseCommands(CaseFiles files, Producer owner, LogGate gate) {
    return new CaseCommands(files, owner, gate);
  }
}
