package vn.kip.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Carries out what a driver asks for; a write is answered when it is as safe as the store promises. */
final class StoreBackend extends AbstractMongoBackend implements AutoCloseable {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "createindexes",
      "dropindexes", "drop", "dropdatabase", "create");
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** As MongoDB: a first batch of so many documents, later ones larger. */
  private static final int FIRST_BATCH = 101;
  private static final int LATER_BATCH = 1_000;
  private static final String NAMESPACES = ".system.namespaces";

  private final Disk disk;
  private final long largestScan;

  StoreBackend(Disk disk, long largestScan) {
    this.disk = disk;
    this.largestScan = largestScan;
    disk.names().filter(name -> name.endsWith(NAMESPACES))
        .map(name -> name.substring(0, name.length() - NAMESPACES.length()))
        .forEach(this::resolveDatabase);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    var request = message.getDocument();
    var command = request.keySet().iterator().next().toLowerCase(Locale.ROOT);
    switch (command) {
      case "hello" -> {
        return hello();
      }
      case "listdatabases" -> {
        return databases();
      }
      case "find" -> request.putIfAbsent("batchSize", FIRST_BATCH);
      case "getmore" -> request.putIfAbsent("batchSize", LATER_BATCH);
      default -> {
        // As the engine does it.
      }
    }
    var answer = super.handleMessage(message);
    if (WRITES.contains(command)) {
      disk.settle();
    }
    return answer;
  }

  /** The engine would open each database anew for this answer, which drivers ask for as a ping. */
  private Document databases() {
    var databases = listDatabaseNames().stream().sorted()
        .map(name -> new Document("name", name).append("empty", resolveDatabase(name).isEmpty()))
        .toList();
    return new Document("databases", databases).append("ok", 1.0);
  }

  private static Document hello() {
    return new Document("isWritablePrimary", true).append("ismaster", true)
        .append("helloOk", true)
        .append("maxBsonObjectSize", MOST_BYTES)
        .append("maxMessageSizeBytes", 48_000_000)
        .append("maxWriteBatchSize", 100_000)
        .append("localTime", Instant.now())
        .append("connectionId", 1)
        .append("minWireVersion", 0)
        .append("maxWireVersion", 8)
        .append("readOnly", false)
        .append("ok", 1.0);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoredDatabase(name, disk, getCursorRegistry(), largestScan);
  }

  @Override
  public void close() {
    super.close();
    disk.close();
  }
}
