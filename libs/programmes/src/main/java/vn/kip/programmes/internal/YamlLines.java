package vn.kip.programmes.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where in a YAML file something stands; parsed only when asked, which is when something is wrong. */
final class YamlLines {

  private static final String SEPARATOR = "/";

  private final byte[] yaml;

  YamlLines(byte[] yaml) {
    this.yaml = yaml;
  }

  private static @Nullable Node compose(byte[] yaml) {
    try {
      return new Compose(LoadSettings.builder().build()).composeString(new String(yaml, StandardCharsets.UTF_8))
          .orElse(null);
    } catch (YamlEngineException _) {
      // What cannot be parsed is reported by whoever reads it, with the place the parser names.
      return null;
    }
  }

  /**
   * The line, from 1, of a path such as {@code versions/0/limit}; of the nearest part above it where it is missing; 0
   * where there is nothing.
   */
  int of(String path) {
    var node = compose(yaml);
    int line = line(node);
    for (var step : path.split(SEPARATOR, -1)) {
      var next = node == null || step.isEmpty() ? null : child(node, step);
      if (next == null) {
        return line;
      }
      node = next;
      line = line(node);
    }
    return line;
  }

  private static @Nullable Node child(Node node, String step) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step))
          .map(entry -> entry.getValueNode()).findFirst().orElse(null);
    }
    if (node instanceof SequenceNode sequence && step.matches("[0-9]+")) {
      int index = Integer.parseInt(step);
      return index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
    }
    return null;
  }

  private static int line(@Nullable Node node) {
    return node == null ? 0 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
