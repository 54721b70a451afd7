package vn.kip.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.local.broker.EmbeddedBroker;
import vn.kip.store.EmbeddedStore;

/**
 * Broker and store in one process, or one of them alone: {@code --data DIR --broker-port N --controller-port N --store-port
 * N [--only broker|store]}.
 */
public final class PlatformMain {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformMain.class);

  private PlatformMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var options = options(arguments);
    var data = Path.of(required(options, "data"));
    var only = options.getOrDefault("only", "");
    var parts = new ArrayList<AutoCloseable>();
    if (!only.equals("broker")) {
      parts.add(DataFolderLock.take(data.resolve("store")));
      parts.add(EmbeddedStore.start(data.resolve("store"), Integer.parseInt(required(options, "store-port")),
          EmbeddedStore.Settings.ofEnvironment()));
    }
    if (!only.equals("store")) {
      var folder = data.resolve("broker");
      parts.add(DataFolderLock.take(data.resolve("broker-lock")));
      parts.add(EmbeddedBroker.start(folder, Integer.parseInt(required(options, "broker-port")),
          Integer.parseInt(required(options, "controller-port"))));
    }
    var ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      close(parts);
      ended.countDown();
    }, "platform-stop"));
    LOG.info("platform ready");
    ended.await();
  }

  private static void close(List<AutoCloseable> parts) {
    for (var part : parts.reversed()) {
      try {
        part.close();
      } catch (IOException | RuntimeException e) {
        LOG.error("could not stop {}", part, e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    var value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}
