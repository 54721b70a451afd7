package vn.kip.local.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.LaptopBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store that speaks MongoDB's protocol, in one file. What it has acknowledged survives a kill. For laptops,
 * demos and tests: no transactions, no change streams, one process.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
  private static final int CACHE_MB = 48;
  private static final int WORKERS = 24;
  private static final long COMPACT_ABOVE_BYTES = 200L * 1024 * 1024;
  /** A file larger than this would keep its office waiting for minutes at every start and stop. */
  private static final long COMPACT_BELOW_BYTES = 2L * 1024 * 1024 * 1024;

  private final Path file;
  private final MongoServer server;
  private final int port;

  private EmbeddedStore(Path file, MongoServer server, int port) {
    this.file = file;
    this.server = server;
    this.port = port;
  }

  /**
   * Opens the store and listens on the loopback interface only.
   *
   * @param folder created where missing
   * @param port 0 for any free one
   */
  public static EmbeddedStore start(Path folder, int port) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var file = folder.resolve("store.mv.db");
    compact(file);
    var store = new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MB).open();
    store.setVersionsToKeep(0);
    var server = new MongoServer(new LaptopBackend(store, false));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
    LOG.warn("embedded document store on port {}: for laptops, demos and tests; use MongoDB in production",
        server.getLocalAddress().getPort());
    return new EmbeddedStore(file, server, server.getLocalAddress().getPort());
  }

  public int port() {
    return port;
  }

  /** @param database the database the services use */
  public String uri(String database) {
    return "mongodb://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public void close() {
    server.shutdownNow();
    compact(file);
  }

  /** The file grows with every update; what is dead in it goes when nobody uses it. */
  private static void compact(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) > COMPACT_ABOVE_BYTES && Files.size(file) < COMPACT_BELOW_BYTES) {
        long before = Files.size(file);
        MVStoreTool.compact(file.toString(), false);
        LOG.info("compacted the store from {} to {} MB", before >> 20, Files.size(file) >> 20);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
