package vn.kip.caselog.internal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same contract on Kafka and a MongoDB replica set in containers; skipped, and said so, where Docker is not. */
class ContainerCaseLogTest extends CaseLogContract {

  @SuppressWarnings("NullAway.Init")
  private static MongoDBContainer mongo;

  @SuppressWarnings("NullAway.Init")
  private static KafkaContainer kafka;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
        "Docker is not running here: the contract was tested on the embedded parts only");
    mongo = new MongoDBContainer("mongo:8.0");
    kafka = new KafkaContainer("apache/kafka:4.2.0");
    mongo.start();
    kafka.start();
  }

  @AfterAll
  static void stop() {
    if (mongo != null) {
      mongo.stop();
      kafka.stop();
    }
  }

  @Override
  String mongoUri() {
    return mongo.getConnectionString();
  }

  @Override
  String bootstrapServers() {
    return kafka.getBootstrapServers();
  }
}
