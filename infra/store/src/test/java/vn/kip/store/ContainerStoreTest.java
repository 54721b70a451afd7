package vn.kip.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on a MongoDB replica set in a container; skipped, and said so, where Docker is not. */
class ContainerStoreTest extends StoreContract {

  @SuppressWarnings("NullAway.Init")
  private static MongoDBContainer mongo;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
        "Docker is not running here: the contract was tested on the embedded store only");
    mongo = new MongoDBContainer("mongo:8.0");
    mongo.start();
  }

  @AfterAll
  static void stop() {
    if (mongo != null) {
      mongo.stop();
    }
  }

  @Override
  String uri() {
    return mongo.getConnectionString();
  }
}
