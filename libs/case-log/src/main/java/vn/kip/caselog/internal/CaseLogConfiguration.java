package vn.kip.caselog.internal;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.LogEntry;
import vn.kip.caselog.BatchWatch;
import vn.kip.caselog.LogBatch;
import vn.kip.caselog.LogGate;
import vn.kip.caselog.LogReader;
import vn.kip.events.Producer;

/** Wires the consumer and the dead letters of a service that writes to the case log. */
@Configuration(proxyBeanMethods = false)
public class CaseLogConfiguration {

  private static final String BINDING = "caseLog-in-0";

  @Bean
  Conclusions conclusions(CaseReactor reactor) {
    return new Conclusions(reactor);
  }

  @Bean
  DossierIntake dossierIntake(Conclusions conclusions, LogGate gate, MongoCaseFiles files) {
    return new DossierIntake(conclusions, gate::isOfBeforeStart, files::check);
  }

  /** Copied to {@code kip.cases.dead-letters} for whoever watches all services. */
  @Bean
  MongoLetters mongoLetters(MongoDatabaseFactory mongo, InstantSource clock, CaseLogRelay relay, Producer owner) {
    return new MongoLetters(mongo.getMongoDatabase().getCollection("deadLetters"), clock,
        (entry, reason) -> relay.sendNow(copy(entry, reason, owner)));
  }

  private static ProducerRecord<String, byte[]> copy(LogEntry entry, String reason, Producer owner) {
    var message = new ProducerRecord<>(entry.topic() + CaseLogReadingConfiguration.DEAD_LETTERS, entry.key(),
        entry.payload());
    entry.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Map.of("kip_reason", reason, "kip_consumer", owner.source(), "kip_original", entry.id())
        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  @Bean
  LetterDesk deadLetters(MongoLetters letters, MongoCaseFiles files, DossierIntake intake, Conclusions conclusions,
      Producer owner, LogGate gate) {
    return new LetterDesk(letters, files, intake, conclusions, owner, gate);
  }

  @Bean
  CaseLogConsumer caseLogConsumer(MongoCaseFiles files, DossierIntake intake, Conclusions conclusions,
      MongoLetters letters, LetterDesk desk, LogPositions positions, OwnSendings sendings, LogGate gate,
      Producer owner) {
    return new CaseLogConsumer(files, intake, conclusions, letters, desk, positions, sendings, gate, owner);
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(CaseLogConsumer consumer, BatchWatch batches) {
    return batch -> batches.take(LogBatch.entries(batch), consumer::accept);
  }

  @Bean
  LogReader logReader(LogPositions positions, MongoCaseFiles files, CaseView view, Conclusions conclusions,
      BindingsLifecycleController bindings) {
    return new WritersLog(positions, files, view, conclusions,
        () -> bindings.changeState(BINDING, BindingsLifecycleController.State.STARTED));
  }

  /** Positions stand beside the files: the group's own offsets are not asked. */
  @Bean
  KafkaBindingRebalanceListener startFromPositions(LogPositions positions, MongoLetters letters) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String bindingName,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        letters.mayHoldMore();
        partitions.forEach(partition -> consumer.seek(partition, positions.stored(partition.partition())));
      }

      @Override
      public void onPartitionsRevokedAfterCommit(
          String bindingName,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions) {
        positions.write();
        partitions.forEach(partition -> positions.givenAway(partition.partition()));
      }
    };
  }

  @Bean
  HealthIndicator caseLogHealthIndicator(MongoLetters letters) {
    return () -> Health.up().withDetail("deadLetters", letters.count()).build();
  }
}
