package vn.kip.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of the project, read anew at each call, so that a test may spoil what it has read. */
final class Project {

  static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("kip.root"), "run by Maven"));
  static final List<String> SERVICES = List.of("intake", "eligibility", "payment", "reporting", "auditor", "portal");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Project() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a YAML file, with anchors and merges resolved. */
  static List<ObjectNode> yaml(Path file) {
    var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text(file));
    var found = new ArrayList<ObjectNode>();
    documents.forEach(document -> found.add((ObjectNode) JSON.valueToTree(document).deepCopy()));
    return found;
  }

  static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
