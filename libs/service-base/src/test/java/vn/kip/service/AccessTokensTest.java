package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** Tokens that one provider signs with one key, as Keycloak and the Spring Authorization Server write them. */
class AccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

  private final AccessTokens tokens = new AccessTokens("kip");

  static Stream<Named<Jwt>> taken() {
    return Stream.of(
        token("Keycloak's, for Kịp", token -> token.header("typ", "JWT").audience(List.of("kip"))
            .claim("typ", "Bearer").claim("azp", "portal")),
        token("Keycloak's, for Kịp and the account pages", token -> token.header("typ", "JWT")
            .audience(List.of("kip", "account")).claim("typ", "Bearer")),
        token("by RFC 9068", token -> token.header("typ", "at+jwt").audience(List.of("kip"))),
        token("by RFC 9068, at length", token -> token.header("typ", "application/at+JWT").audience(List.of("kip"))),
        token("without a word of its kind", token -> token.audience(List.of("kip"))));
  }

  static Stream<Named<Jwt>> refused() {
    return Stream.of(
        token("Keycloak's ID token", token -> token.header("typ", "JWT").audience(List.of("portal"))
            .claim("typ", "ID").claim("azp", "portal").claim("at_hash", "x").claim("nonce", "n")),
        token("an ID token whose audience somebody has widened",
            token -> token.audience(List.of("portal", "kip")).claim("typ", "ID")),
        token("the authorization server's ID token", token -> token.audience(List.of("portal")).claim("azp", "portal")
            .claim("nonce", "n").claim("sid", "s").claim("auth_time", NOW)),
        token("an ID token of a client that is called kip",
            token -> token.audience(List.of("kip")).claim("nonce", "n")),
        token("without an audience", token -> token.header("typ", "at+jwt")),
        token("for another system", token -> token.header("typ", "at+jwt").audience(List.of("account"))),
        token("a refresh token", token -> token.audience(List.of("kip")).claim("typ", "Refresh")),
        token("a logout token", token -> token.header("typ", "logout+jwt").audience(List.of("kip"))),
        token("nobody's", token -> token.audience(List.of("kip")).subject("")),
        token("that has no sub", token -> token.audience(List.of("kip")).claims(claims -> claims.remove("sub"))));
  }

  @ParameterizedTest
  @MethodSource
  void taken(Jwt token) {
    assertThat(tokens.validate(token).getErrors()).isEmpty();
  }

  /** Whatever roles it has. */
  @ParameterizedTest
  @MethodSource
  void refused(Jwt token) {
    assertThat(tokens.validate(token).hasErrors()).isTrue();
  }

  private static Named<Jwt> token(String name, Consumer<Jwt.Builder> kind) {
    var token = Jwt.withTokenValue("t").header("alg", "RS256").issuer("http://127.0.0.1:19001").subject("chair-1")
        .issuedAt(NOW).expiresAt(NOW.plusSeconds(300))
        .claims(claims -> claims.putAll(Map.of("roles", List.of("DECIDER"))));
    kind.accept(token);
    return Named.of(name, token.build());
  }
}
