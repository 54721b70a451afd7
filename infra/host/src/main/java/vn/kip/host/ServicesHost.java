package vn.kip.host;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Starts the service jars named on the command line, as many at once as there are processors; fails as a whole when one does not come up. */
public final class ServicesHost {

  private ServicesHost() {}

  public static void main(String[] jars) throws InterruptedException {
    var failed = new AtomicReference<@Nullable Throwable>();
    // The first one alone: it sets up the logging that all share, which cannot be done twice at once.
    int alone = Math.min(1, jars.length);
    startAll(List.of(jars).subList(0, alone), failed);
    startAll(List.of(jars).subList(alone, jars.length), failed);
    var failure = failed.get();
    if (failure != null) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void startAll(List<String> jars, AtomicReference<@Nullable Throwable> failed)
      throws InterruptedException {
    var free = new Semaphore(Runtime.getRuntime().availableProcessors());
    var starters = new ArrayList<Thread>();
    for (var jar : jars) {
      free.acquire();
      if (failed.get() != null) {
        return;
      }
      starters.add(Thread.ofPlatform().name(Path.of(jar).getFileName().toString()).start(() -> {
        start(Path.of(jar), failed);
        free.release();
      }));
    }
    for (var starter : starters) {
      starter.join();
    }
  }

  private static void start(Path jar, AtomicReference<@Nullable Throwable> failed) {
    try {
      // Lives as long as the service, which is as long as this JVM.
      @SuppressWarnings("resource")
      var loader = new URLClassLoader(jar.getFileName().toString(), new URL[]{url(jar)},
          ServicesHost.class.getClassLoader());
      Thread.currentThread().setContextClassLoader(loader);
      loader.loadClass(mainClass(jar)).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      failed.set(new IllegalStateException(jar.getFileName() + " did not start", e.getCause()));
    } catch (ReflectiveOperationException | IOException | RuntimeException e) {
      failed.set(new IllegalStateException(jar.getFileName() + " did not start", e));
    }
  }

  private static URL url(Path jar) throws IOException {
    URI uri = jar.toUri();
    return uri.toURL();
  }

  private static String mainClass(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Main-Class");
    }
  }
}
