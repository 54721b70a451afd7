package vn.kip.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files and schemas as they were published. They are written only when someone says so with
 * {@code -Dkip.publish=true}, after the compatibility test has been read.
 */
final class PublishedFiles {

  static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  static final Path GOLDEN = Path.of("src/test/resources/golden");

  private PublishedFiles() {}

  static Path schema(EventType type) {
    return SCHEMAS.resolve(type.type() + ".json");
  }

  static Path golden(EventType type) {
    return GOLDEN.resolve(type.type() + ".json");
  }

  static boolean publishing() {
    return Boolean.getBoolean("kip.publish");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not published; see the README on how to publish an event", e);
    }
  }

  static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
