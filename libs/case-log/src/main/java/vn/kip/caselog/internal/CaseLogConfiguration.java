package vn.kip.caselog.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseReactor;
import vn.kip.caselog.LogBatch;
import vn.kip.events.Producer;

/** Wires the consumer and the dead letters of a service that writes to the case log. */
@Configuration(proxyBeanMethods = false)
public class CaseLogConfiguration {

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
    deadLetters.attach(consumer::step, consumer::preview);
    return consumer;
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(CaseLogConsumer consumer) {
    return batch -> consumer.accept(LogBatch.entries(batch));
  }

  @Bean
  HealthIndicator caseLogHealthIndicator(MongoDeadLetters deadLetters) {
    return () -> Health.up().withDetail("deadLetters", deadLetters.count()).build();
  }
}
