package vn.kip.store;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store that speaks MongoDB's protocol, in one folder. What it has acknowledged survives a kill. For laptops,
 * demos and tests: no transactions, no change streams, one process.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private static final int SCANNED_IN_TESTS = 1_000;

  private final StoreBackend backend;
  private final StoreServer server;

  private EmbeddedStore(StoreBackend backend, StoreServer server) {
    this.backend = backend;
    this.server = server;
  }

  /**
   * @param sync whether a write is acknowledged only when the disk has it: survives a power cut, and costs a wait for the
   *        disk
   * @param largestScan how many documents a question may go through that no index answers; more are refused
   */
  public record Settings(boolean sync, long largestScan) {

    /** {@code KIP_STORE_SYNC=always} and {@code KIP_STORE_LARGEST_SCAN}, or as fast as it can be, and anything answered. */
    public static Settings ofEnvironment() {
      var scan = System.getenv("KIP_STORE_LARGEST_SCAN");
      return new Settings("always".equals(System.getenv("KIP_STORE_SYNC")),
          scan == null ? Long.MAX_VALUE : Long.parseLong(scan));
    }
  }

  /**
   * Opens the store and listens on the loopback interface only. What the store of an earlier version left in the folder is
   * taken over first.
   *
   * @param folder created where missing
   * @param port 0 for any free one
   */
  public static EmbeddedStore start(Path folder, int port, Settings settings) {
    OldStore.takeOver(folder);
    var backend = new StoreBackend(Disk.open(folder.resolve("documents"), settings.sync()), settings.largestScan());
    var server = new StoreServer(backend, port);
    LOG.warn("embedded document store on port {}: for laptops, demos and tests; use MongoDB in production. {}",
        server.port(), settings.sync()
            ? "Each write waits for the disk."
            : "A power cut can cost the last seconds of what was written; KIP_STORE_SYNC=always waits for the disk.");
    return new EmbeddedStore(backend, server);
  }

  /** On any free port; a question that goes through more than a thousand documents for want of an index is refused. */
  public static EmbeddedStore forTests(Path folder) {
    return start(folder, 0, new Settings(false, SCANNED_IN_TESTS));
  }

  public int port() {
    return server.port();
  }

  /** @param database the database the services use */
  public String uri(String database) {
    return "mongodb://127.0.0.1:" + port() + "/" + database;
  }

  @Override
  public void close() {
    server.close();
    backend.close();
  }
}
