package vn.kip.host;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Starts each service jar named on the command line; fails as a whole when one does not come up. */
public final class ServicesHost {

  private ServicesHost() {}

  public static void main(String[] jars) throws InterruptedException {
    for (var jar : jars) {
      var failed = new AtomicReference<@Nullable Throwable>();
      var starter = new Thread(() -> start(Path.of(jar), failed), Path.of(jar).getFileName().toString());
      starter.start();
      starter.join();
      var failure = failed.get();
      if (failure != null) {
        failure.printStackTrace();
        System.exit(1);
      }
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
