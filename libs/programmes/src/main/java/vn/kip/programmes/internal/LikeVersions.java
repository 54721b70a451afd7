package vn.kip.programmes.internal;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Versions that are {@code like} an earlier one of the same file: what they do not say is as it was there. A value that is
 * null takes away what stood there; a list stands in place of the earlier list (JSON Merge Patch, RFC 7396).
 */
final class LikeVersions {

  private static final String LIKE = "like";
  private static final String FROM = "from";
  /** What belongs to one version only, whatever it is like. */
  private static final Set<String> ITS_OWN = Set.of(FROM, "to", "inForceFrom", "assumed", "shortened");

  private LikeVersions() {}

  /** @throws LikeNobodyException where there is no earlier version from that day */
  static void writeOut(JsonNode programme) {
    var versions = programme.path("versions");
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i) instanceof ObjectNode version && version.has(LIKE)) {
        inherit(version, earlier(versions, i, version.remove(LIKE).asString()));
      }
    }
  }

  private static ObjectNode earlier(JsonNode versions, int before, String from) {
    for (int i = 0; i < before; i++) {
      if (versions.get(i) instanceof ObjectNode version && version.path(FROM).asString("").equals(from)) {
        return version;
      }
    }
    throw new LikeNobodyException(from);
  }

  private static void inherit(ObjectNode version, ObjectNode like) {
    var base = like.deepCopy();
    base.remove(ITS_OWN);
    var own = version.deepCopy();
    version.removeAll();
    version.setAll(patched(base, own));
  }

  private static ObjectNode patched(ObjectNode base, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      var name = change.getKey();
      var value = change.getValue();
      if (value.isNull()) {
        base.remove(name);
      } else if (value instanceof ObjectNode inner && base.get(name) instanceof ObjectNode old) {
        base.set(name, patched(old, inner));
      } else {
        base.set(name, value);
      }
    }
    return base;
  }
}
