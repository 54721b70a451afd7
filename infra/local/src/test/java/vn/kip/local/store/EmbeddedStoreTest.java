package vn.kip.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the laptop's store; always run. */
class EmbeddedStoreTest extends StoreContract {

  @TempDir
  static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedStore store;

  @BeforeAll
  static void start() {
    store = EmbeddedStore.start(folder.resolve("contract"), 0);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Override
  String uri() {
    return store.uri("contract");
  }

  @Test
  void data_and_indexes_are_there_after_a_restart(@TempDir Path own) {
    try (var first = EmbeddedStore.start(own, 0); var client = MongoClients.create(first.uri("kept"))) {
      var things = client.getDatabase("kept").getCollection("things");
      things.createIndex(Indexes.ascending("state"));
      things.insertOne(new Document("_id", 1).append("state", "OPEN"));
    }

    try (var second = EmbeddedStore.start(own, 0); var client = MongoClients.create(second.uri("kept"))) {
      var things = client.getDatabase("kept").getCollection("things");
      assertThat(things.find(new Document("state", "OPEN")).first()).containsEntry("_id", 1);
      assertThat(things.listIndexes()).hasSize(2);
    }
  }
}
