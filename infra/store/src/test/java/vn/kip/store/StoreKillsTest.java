package vn.kip.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The store is killed in the midst of writes, again and again: {@code -Dkip.kills=10000} for as often as one likes. With sync,
 * what was not flushed to the disk before it was acknowledged ends with the process, as it would with the machine.
 */
class StoreKillsTest {

  private static final int KILLS = Integer.getInteger("kip.kills", 3);
  private static final int WRITERS = 4;
  private static final int LONGEST_LIFE_MS = 400;

  @TempDir
  Path folder = Path.of("unset");

  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong next = new AtomicLong();
  private final Random random = new Random(KILLS);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_was_acknowledged_is_there_after_a_kill_with_its_index_entries(boolean sync) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      var life = StoreProcess.start(folder, sync);
      try (var client = MongoClients.create(life.uri() + "?serverSelectionTimeoutMS=5000&retryWrites=false")) {
        assertNothingIsLost(things(client));
        write(client, life);
      } finally {
        life.kill();
      }
    }
    var last = StoreProcess.start(folder, sync);
    try (var client = MongoClients.create(last.uri())) {
      assertNothingIsLost(things(client));
    } finally {
      last.kill();
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private void write(MongoClient client, StoreProcess life) throws InterruptedException {
    things(client).createIndex(Indexes.ascending("group"));
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITERS; i++) {
        writers.execute(() -> writeUntilKilled(things(client)));
      }
      TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(LONGEST_LIFE_MS));
      life.kill();
    }
  }

  private void writeUntilKilled(MongoCollection<Document> things) {
    try {
      while (true) {
        long number = next.incrementAndGet();
        things.insertOne(new Document("_id", number).append("group", "even").append("text", "x".repeat(500)));
        things.updateOne(new Document("_id", number), new Document("$set", new Document("group", group(number))));
        acknowledged.add(number);
      }
    } catch (MongoException e) {
      // Killed, as it should be: what had no answer is nobody's.
      assertThat(e).isNotNull();
    }
  }

  private static String group(long number) {
    return number % 2 == 0 ? "even" : "odd";
  }

  private void assertNothingIsLost(MongoCollection<Document> things) {
    var odd = ConcurrentHashMap.<Long>newKeySet();
    things.find(new Document("group", "odd")).map(document -> document.getLong("_id")).into(odd);
    var all = ConcurrentHashMap.<Long>newKeySet();
    things.find().map(document -> document.getLong("_id")).into(all);
    assertThat(all).containsAll(acknowledged);
    assertThat(odd).containsAll(acknowledged.stream().filter(number -> number % 2 == 1).toList());
    assertThat(things.countDocuments()).isEqualTo(all.size());
  }

  private static MongoCollection<Document> things(MongoClient client) {
    return client.getDatabase("kills").getCollection("things");
  }

  /** A store in a process of its own. */
  record StoreProcess(Process process, String uri) {

    static StoreProcess start(Path folder, boolean sync) throws IOException {
      var process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(),
          "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), StoreProcess.class.getName(),
          folder.toString(), Boolean.toString(sync))).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var uri = process.inputReader().readLine();
      assertThat(uri).as("the store has not started").isNotNull();
      return new StoreProcess(process, uri);
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
      var store = EmbeddedStore.start(Path.of(arguments[0]), 0,
          new EmbeddedStore.Settings(Boolean.parseBoolean(arguments[1]), Long.MAX_VALUE));
      System.out.println(store.uri("kills"));
      Thread.currentThread().join();
    }
  }
}
