package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * The H2 backend made safe for a laptop: a write is answered after a commit that many writes share, declared secondary
 * indexes exist, and {@code hello} is understood. Lives in this package because the backend's index is visible only here.
 */
public final class LaptopBackend extends H2Backend {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "createindexes",
      "dropindexes", "drop", "dropdatabase", "create");

  /** As MongoDB: a first batch of so many documents, later ones larger. */
  private static final int FIRST_BATCH = 101;
  private static final int LATER_BATCH = 500;

  private final GroupCommit commits;

  /** @param fsync whether a commit also waits for the disk: survives a power cut, at half the speed */
  public LaptopBackend(MVStore store, boolean fsync) {
    super(store);
    commits = new GroupCommit(store, fsync);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    var command = message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
    if (command.equals("hello")) {
      return hello();
    }
    if (command.equals("listdatabases")) {
      return databases();
    }
    inBatches(command, message.getDocument());
    var answer = answer(message);
    if (WRITES.contains(command)) {
      commits.await();
    }
    return answer;
  }

  /** The engine would open each database anew for this answer and fill its indexes again, and drivers ask it as a ping. */
  private Document databases() {
    var databases = listDatabaseNames().stream().sorted()
        .map(name -> new Document("name", name).append("empty", resolveDatabase(name).isEmpty()))
        .toList();
    return new Document("databases", databases).append("ok", 1.0);
  }

  /** What a long reading has begun with stays until it ends: the store would clear it away under it. */
  private Document answer(MongoMessage message) {
    var usage = getMvStore().registerVersionUsage();
    try {
      return super.handleMessage(message);
    } finally {
      getMvStore().deregisterVersionUsage(usage);
    }
  }

  /** Without a size, the engine would answer with all documents in one message, which drivers refuse above 48 MB. */
  private static void inBatches(String command, Document request) {
    switch (command) {
      case "find" -> request.putIfAbsent("batchSize", FIRST_BATCH);
      case "getmore" -> request.putIfAbsent("batchSize", LATER_BATCH);
      default -> {
        // Answers with one document; an aggregation's answer the engine cannot divide.
      }
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String databaseName) {
    return new LaptopDatabase(databaseName, getMvStore(), getCursorRegistry());
  }

  @Override
  public void close() {
    commits.close();
    super.close();
  }

  private static Document hello() {
    return new Document("isWritablePrimary", true).append("ismaster", true)
        .append("helloOk", true)
        .append("maxBsonObjectSize", 16 * 1024 * 1024)
        .append("maxMessageSizeBytes", 48_000_000)
        .append("maxWriteBatchSize", 100_000)
        .append("localTime", Instant.now())
        .append("connectionId", 1)
        .append("minWireVersion", 0)
        .append("maxWireVersion", 8)
        .append("readOnly", false)
        .append("ok", 1.0);
  }
}
