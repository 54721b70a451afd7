package vn.kip.bankmessages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What the files of one batch have in common.
 *
 * @param batch from which the ids of its files are derived, so that the same batch gives the same files
 * @param createdAt the instant of the release
 * @param executeOn a banking day, local
 */
public record PaymentOrder(String batch, Instant createdAt, LocalDate executeOn, OfficeAccount office) {

  /** ISO 20022's Max35Text. */
  private static final int MAX_ID = 35;
  private static final int HASHED = 24;

  /** The id of the n-th file, n from 1: message and payment information share it. */
  String fileId(int n) {
    var suffix = String.format(Locale.ROOT, "-%03d", n);
    if (batch.length() + suffix.length() <= MAX_ID) {
      return batch + suffix;
    }
    return "K" + Digests.sha256(batch.getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, HASHED) + suffix;
  }
}
