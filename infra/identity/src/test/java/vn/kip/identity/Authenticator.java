package vn.kip.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The app on an officer's telephone (RFC 6238, as the realm has it: SHA-1, six digits, 30 seconds).
 *
 * @param secret as the page shows it to who cannot scan a picture
 */
record Authenticator(String secret) {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final int DIGITS = 1_000_000;

  /** Of now. A code is good once. */
  String code() {
    return code(Instant.now());
  }

  /** The one after this: as good, for clocks that differ. */
  String next() {
    return code(Instant.now().plus(PERIOD));
  }

  private String code(Instant at) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond() / PERIOD.toSeconds()).array());
      int offset = hash[hash.length - 1] & 0xf;
      return "%06d".formatted((ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
