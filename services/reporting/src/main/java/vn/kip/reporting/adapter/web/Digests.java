package vn.kip.reporting.adapter.web;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.Sha256;
import vn.kip.reporting.adapter.web.ReportViews.Digested;

/**
 * A report's own fingerprint: SHA-256 over its JSON without {@code digest}, in the canonical form of RFC 8785, which for the
 * values of a report means keys in order, no white space, and numbers without trailing zeros. Anyone who has the JSON can compute it again.
 */
@Component
class Digests {

  private final JsonMapper json;

  Digests(JsonMapper json) {
    this.json = json;
  }

  /** The report with its digest, computed over all else. */
  <T extends Digested<T>> T add(T report) {
    return report.withDigest(Sha256.hex(canonical(json.valueToTree(report))));
  }

  static String canonical(JsonNode node) {
    if (node.isObject()) {
      var members = new TreeMap<String, JsonNode>();
      node.forEachEntry(members::put);
      return members.entrySet().stream().map(member -> quoted(member.getKey()) + ":" + canonical(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream().map(Digests::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    if (node.isNumber()) {
      return node.decimalValue().signum() == 0 ? "0" : node.decimalValue().stripTrailingZeros().toPlainString();
    }
    return node.isString() ? quoted(node.stringValue()) : node.toString();
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
