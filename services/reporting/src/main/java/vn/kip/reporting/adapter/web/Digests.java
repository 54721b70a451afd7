package vn.kip.reporting.adapter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.Sha256;
import vn.kip.reporting.adapter.web.ReportViews.Digested;

/**
 * A report's own fingerprint: SHA-256 over its JSON without {@code digest}, in the canonical form of RFC 8785. Anyone who has
 * the JSON can compute it again.
 */
@Component
class Digests {

  private final JsonMapper json;

  Digests(JsonMapper json) {
    this.json = json;
  }

  /** The report with its digest, computed over all else. */
  <T extends Digested<T>> T add(T report) {
    try {
      return report.withDigest(Sha256.hex(new JsonCanonicalizer(json.writeValueAsString(report)).getEncodedString()));
    } catch (IOException e) {
      throw new UncheckedIOException("what was written a moment ago is no JSON", e);
    }
  }
}
