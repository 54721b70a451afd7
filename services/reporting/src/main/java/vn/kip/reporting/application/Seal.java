package vn.kip.reporting.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.Sha256;
import vn.kip.reporting.domain.Fact;

/**
 * The running SHA-256 of a partition: of the seal before, the offset, the key, every header by name, and the payload, each
 * followed by a zero byte. Anyone who has the log can compute it again.
 */
public final class Seal {

  private Seal() {}

  /**
   * Of one dossier's facts in the order in which they were taken in, each at the offset from which it counts, as this
   * contract writes them: tells whether two stores hold the same.
   */
  public static String of(List<Fact> facts) {
    var seal = "";
    for (var fact : facts) {
      seal = next(seal, fact.countsFrom(), fact.entry().dossier().value(), CaseEventCodec.headers(fact.entry()),
          CaseEventCodec.payload(fact.entry()));
    }
    return seal;
  }

  /** Of a text by itself. */
  public static String of(String content) {
    return Sha256.hex(content);
  }

  /** Of one record by itself. */
  static String of(LogEntry entry) {
    return next("", entry);
  }

  static String next(String before, LogEntry entry) {
    return next(before, entry.offset(), entry.key(), entry.headers(), entry.payload());
  }

  private static String next(String before, long offset, @Nullable String key, Map<String, String> headers,
      byte[] payload) {
    var digest = Sha256.begin();
    add(digest, before.getBytes(StandardCharsets.UTF_8));
    add(digest, Long.toString(offset).getBytes(StandardCharsets.UTF_8));
    add(digest, String.valueOf(key).getBytes(StandardCharsets.UTF_8));
    new TreeMap<>(headers).forEach((name, value) -> {
      if (name.startsWith("ce_")) {
        add(digest, name.getBytes(StandardCharsets.UTF_8));
        add(digest, value.getBytes(StandardCharsets.UTF_8));
      }
    });
    add(digest, payload);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(part);
    digest.update((byte) 0);
  }
}
