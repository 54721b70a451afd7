package vn.kip.sandbox.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key tokens are signed with, kept so that they survive a restart. */
final class SigningKey {

  private static final int BITS = 2_048;

  private SigningKey() {}

  static RSAKey in(Path folder) {
    var file = folder.resolve("signing-key.json");
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      var key = new RSAKeyGenerator(BITS).keyID("kip-sandbox").generate();
      Files.createDirectories(folder);
      Files.writeString(file, key.toJSONString());
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("the signing key in " + file + " cannot be used", e);
    }
  }
}
