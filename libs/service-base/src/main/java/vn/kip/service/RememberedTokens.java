package vn.kip.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies the signature of a token once a minute instead of at each request: an officer's requests all carry the same one. A
 * token that ends is verified, and so refused, at once; a key that the provider takes back holds for a minute more.
 */
final class RememberedTokens implements JwtDecoder {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final JwtDecoder verifying;
  private final InstantSource clock;
  private final Consumer<Jwt> seen;
  private final Cache<String, Jwt> verified = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST)
      .build();

  /** @param seen told of each token that was verified */
  RememberedTokens(JwtDecoder verifying, InstantSource clock, Consumer<Jwt> seen) {
    this.verifying = verifying;
    this.clock = clock;
    this.seen = seen;
  }

  @Override
  public Jwt decode(String token) {
    var known = verified.getIfPresent(token);
    if (known != null && known.getExpiresAt() != null && clock.instant().isBefore(known.getExpiresAt())) {
      return known;
    }
    var jwt = verifying.decode(token);
    verified.put(token, jwt);
    seen.accept(jwt);
    return jwt;
  }
}
