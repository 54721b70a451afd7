package vn.kip.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a partition comes to, up to an offset.
 *
 * @param offset of the last record it covers; -1 for none
 * @param sha256 the running SHA-256, in hexadecimal; empty for none
 */
public record Seal(int partition, long offset, String sha256) {

  private static final String ATTRIBUTE = "ce_";

  /** Of a partition without a record. */
  public static Seal none(int partition) {
    return new Seal(partition, -1, "");
  }

  /** After one more record. */
  public Seal with(LogRecord entry) {
    return new Seal(partition, entry.offset(), after(sha256, entry.offset(), entry));
  }

  /**
   * The seal after a record: SHA-256 of the seal before it, its offset, its key, the name and value of every {@code ce_}
   * header by name, and its payload, a zero byte after each.
   */
  static String after(String before, long offset, LogRecord entry) {
    var text = new ByteArrayOutputStream(entry.payload().length + 512);
    put(text, before);
    put(text, Long.toString(offset));
    put(text, String.valueOf(entry.key()));
    for (var name : entry.headers().keySet().stream().filter(header -> header.startsWith(ATTRIBUTE)).sorted()
        .toList()) {
      put(text, name);
      put(text, String.valueOf(entry.headers().get(name)));
    }
    text.writeBytes(entry.payload());
    text.write(0);
    return sha256(text.toByteArray());
  }

  private static void put(ByteArrayOutputStream text, String part) {
    text.writeBytes(part.getBytes(StandardCharsets.UTF_8));
    text.write(0);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
