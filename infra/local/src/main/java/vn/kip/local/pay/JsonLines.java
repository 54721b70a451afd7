package vn.kip.local.pay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
public final class JsonLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLines() {}

  /** A line that is no JSON object. */
  public static final class UnreadableLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableLineException(Path file, int line, String reason) {
      super(file + ":" + line + ": " + reason);
    }
  }

  /**
   * The objects of a file in order; closed by the caller.
   *
   * @throws UnreadableLineException at a line that is none
   */
  static Stream<JsonNode> read(Path file) throws IOException {
    var lines = new Lines(file, Files.newBufferedReader(file));
    return Stream.iterate(lines.next(), node -> node != null, _ -> lines.next()).map(JsonNode.class::cast)
        .onClose(lines::close);
  }

  private static final class Lines {

    private final Path file;
    private final BufferedReader reader;
    private int number;

    Lines(Path file, BufferedReader reader) {
      this.file = file;
      this.reader = reader;
    }

    @Nullable
    JsonNode next() {
      try {
        var line = reader.readLine();
        number++;
        while (line != null && line.isBlank()) {
          line = reader.readLine();
          number++;
        }
        return line == null ? null : object(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private JsonNode object(String line) {
      try {
        var node = JSON.readTree(line);
        if (node.isObject()) {
          return node;
        }
        throw new UnreadableLineException(file, number, "a JSON object is wanted");
      } catch (JacksonException e) {
        throw new UnreadableLineException(file, number, "no JSON: " + e.getOriginalMessage());
      }
    }

    void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void write(PrintStream out, Map<String, ?> object) {
    out.println(JSON.writeValueAsString(object));
  }

  /** Members in their order, without those that are not there. */
  static Map<String, Object> object(@Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null) {
        object.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return object;
  }

  /** The first of these members that is there, as text; null for none. */
  static @Nullable String text(JsonNode object, String... names) {
    for (Iterator<String> all = Stream.of(names).iterator(); all.hasNext();) {
      var value = object.path(all.next());
      if (value.isValueNode() && !value.isNull()) {
        return value.asString();
      }
    }
    return null;
  }

  /** Whole dong; null for anything else. */
  static @Nullable Long dong(JsonNode object, String name) {
    var value = object.path(name);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.asLong() : null;
  }
}
