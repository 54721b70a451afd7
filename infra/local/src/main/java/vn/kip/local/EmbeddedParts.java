package vn.kip.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import vn.kip.local.broker.EmbeddedBroker;
import vn.kip.store.EmbeddedStore;

/** A broker and a store on free ports in a folder of their own, for tests. */
public final class EmbeddedParts implements AutoCloseable {

  private final Path folder;
  private final EmbeddedBroker broker;
  private final EmbeddedStore store;

  private EmbeddedParts(Path folder, EmbeddedBroker broker, EmbeddedStore store) {
    this.folder = folder;
    this.broker = broker;
    this.store = store;
  }

  public static EmbeddedParts start() {
    try {
      var folder = Files.createTempDirectory("kip-parts");
      var broker = EmbeddedBroker.start(folder.resolve("broker"), freePort(), freePort());
      return new EmbeddedParts(folder, broker, EmbeddedStore.forTests(folder.resolve("store")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Without a database. */
  public String mongoUri() {
    return "mongodb://127.0.0.1:" + store.port();
  }

  @Override
  public void close() {
    broker.close();
    store.close();
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port nobody listens on at the moment. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
