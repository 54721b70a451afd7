package vn.kip.office;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the QR code of a slip bears beside the dossier's code, so that whoever holds the slip may look the dossier up: a code
 * can be guessed, this cannot. It is made from the code and a secret of the office.
 */
public final class SlipToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final byte[] secret;

  /** @param secret blank where the office has none: slips then bear the code alone, and no token is good */
  public SlipToken(String secret) {
    this.secret = secret.strip().getBytes(StandardCharsets.UTF_8);
  }

  /** Blank where the office has no secret. */
  public String of(String code) {
    if (secret.length == 0) {
      return "";
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      var whole = mac.doFinal(("slip|" + code).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Takes the same time whatever is wrong with it. */
  public boolean isOf(String code, String token) {
    return secret.length > 0 && MessageDigest.isEqual(of(code).getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }
}
