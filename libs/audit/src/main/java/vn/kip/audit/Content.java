package vn.kip.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.events.CaseRecord;

/** What a record says, as sixteen bytes that can be kept of a million dossiers: tells a repeat from another event. */
final class Content {

  private static final JsonMapper SORTED = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private Content() {}

  /** The first half of the SHA-256 of the envelope and of the event with its members in order. */
  static UUID of(CaseRecord entry) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : new Object[]{entry.id(), entry.type(), entry.occurredAt(), entry.recordedAt(), entry.actor(),
          entry.causationId(), entry.imported(), SORTED.writeValueAsString(SORTED.readTree(entry.json()))}) {
        digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      var bytes = ByteBuffer.wrap(digest.digest());
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
