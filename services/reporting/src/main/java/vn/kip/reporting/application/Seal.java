package vn.kip.reporting.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import vn.kip.caselog.LogEntry;

/**
 * The running SHA-256 of a partition: of the seal before, the offset, the key, every header by name, and the payload, each
 * followed by a zero byte. Anyone who has the log can compute it again.
 */
final class Seal {

  private Seal() {}

  static String next(String before, LogEntry entry) {
    var digest = sha256();
    add(digest, before.getBytes(StandardCharsets.UTF_8));
    add(digest, Long.toString(entry.offset()).getBytes(StandardCharsets.UTF_8));
    add(digest, String.valueOf(entry.key()).getBytes(StandardCharsets.UTF_8));
    new TreeMap<>(entry.headers()).forEach((name, value) -> {
      if (name.startsWith("ce_")) {
        add(digest, name.getBytes(StandardCharsets.UTF_8));
        add(digest, value.getBytes(StandardCharsets.UTF_8));
      }
    });
    add(digest, entry.payload());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(part);
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
