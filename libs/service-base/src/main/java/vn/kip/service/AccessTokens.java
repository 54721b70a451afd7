package vn.kip.service;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Takes access tokens that were issued for Kịp, and nothing else that the provider signs. The audience decides: an ID token is
 * for the client that signed somebody in, and another system's access token for that system. What the token says of its own
 * kind is looked at as well: the header's {@code typ} (RFC 9068), Keycloak's claim {@code typ}, and what only ID tokens have.
 */
final class AccessTokens implements OAuth2TokenValidator<Jwt> {

  /** {@code JWT} says nothing, and is what most providers write. */
  private static final Set<String> HEADERS = Set.of("jwt", "at+jwt", "application/at+jwt");
  private static final String KEYCLOAK_ACCESS_TOKEN = "Bearer";
  private static final List<String> OF_ID_TOKENS = List.of("at_hash", "c_hash", "nonce");

  private final String audience;

  AccessTokens(String audience) {
    this.audience = audience;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    var audiences = token.getAudience();
    if (audiences == null || !audiences.contains(audience)) {
      return refused("the token was not issued for " + audience);
    }
    var header = token.getHeaders().get("typ");
    if (header != null && !HEADERS.contains(header.toString().toLowerCase(Locale.ROOT))) {
      return refused("the token's header says it is no access token");
    }
    var kind = token.getClaims().get("typ");
    if ((kind != null && !KEYCLOAK_ACCESS_TOKEN.equals(kind)) || OF_ID_TOKENS.stream().anyMatch(token::hasClaim)) {
      return refused("the token is no access token");
    }
    var subject = token.getSubject();
    return subject == null || subject.isBlank()
        ? refused("the token does not say whose it is")
        : OAuth2TokenValidatorResult.success();
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
  }
}
