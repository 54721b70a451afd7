package vn.kip.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the laptop's store; always run. */
class EmbeddedStoreTest extends StoreContract {

  @SuppressWarnings("JavaUtilDate") // what the driver makes of a moment
  private static final Date EPOCH = new Date(0);

  @TempDir
  static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedStore store;

  @BeforeAll
  static void start() {
    store = EmbeddedStore.forTests(folder.resolve("contract"));
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
  void what_the_store_of_the_version_before_wrote_is_taken_over(@TempDir Path own) {
    var file = own.resolve("store.mv.db").toString();
    var plain = new MongoServer(new H2Backend(new MVStore.Builder().fileName(file).open()));
    var address = plain.bind();
    try (var client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort())) {
      client.getDatabase("kept").getCollection("things").insertOne(new Document("_id", "old").append("n", 1));
    }
    plain.shutdownNow();

    try (var again = EmbeddedStore.forTests(own); var client = MongoClients.create(again.uri("kept"))) {
      var things = client.getDatabase("kept").getCollection("things");
      things.insertOne(
          new Document("_id", "new").append("at", EPOCH).append("list", List.of(1L, new Document("a", "b"))));
      assertThat(things.find().into(new ArrayList<>())).hasSize(2);
    }
    assertThat(Path.of(file)).doesNotExist();

    try (var again = EmbeddedStore.forTests(own); var client = MongoClients.create(again.uri("kept"))) {
      assertThat(client.getDatabase("kept").getCollection("things").find().into(new ArrayList<>())).containsExactly(
          new Document("_id", "new").append("at", EPOCH).append("list", List.of(1L, new Document("a", "b"))),
          new Document("_id", "old").append("n", 1));
    }
  }

  @Test
  void data_and_indexes_are_there_after_a_restart(@TempDir Path own) {
    try (var first = EmbeddedStore.forTests(own); var client = MongoClients.create(first.uri("kept"))) {
      var things = client.getDatabase("kept").getCollection("things");
      things.createIndex(Indexes.ascending("state"));
      things.createIndex(Indexes.ascending("whole", "n"), new IndexOptions().unique(true));
      things.insertOne(new Document("_id", 1).append("state", "OPEN").append("whole", "w").append("n", 0));
    }

    try (var second = EmbeddedStore.forTests(own); var client = MongoClients.create(second.uri("kept"))) {
      var things = client.getDatabase("kept").getCollection("things");
      assertThat(things.find(new Document("state", "OPEN")).first()).containsEntry("_id", 1);
      assertThat(things.find(new Document("whole", "w")).first()).containsEntry("_id", 1);
      assertThat(things.listIndexes()).hasSize(3);
    }
  }
}
