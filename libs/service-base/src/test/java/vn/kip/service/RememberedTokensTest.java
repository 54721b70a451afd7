package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

  private static final Instant ENDS = Instant.parse("2026-11-29T03:00:00Z");

  private final List<String> verified = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private Instant now = ENDS.minusSeconds(300);
  private final RememberedTokens tokens = new RememberedTokens(this::verify, () -> now,
      token -> seen.add(token.getSubject()));

  @Test
  void a_token_is_verified_once_and_another_one_by_itself() {
    assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
    assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
    assertThat(tokens.decode("two").getSubject()).isEqualTo("two");

    assertThat(verified).containsExactly("one", "two");
    assertThat(seen).containsExactly("one", "two");
  }

  @Test
  void one_that_has_ended_is_verified_again_and_so_refused() {
    tokens.decode("one");
    now = ENDS;

    assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void what_was_refused_is_not_remembered() {
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);

    assertThat(verified).containsExactly("forged", "forged");
    assertThat(seen).isEmpty();
  }

  private Jwt verify(String token) {
    verified.add(token);
    if (token.equals("forged") || !now.isBefore(ENDS)) {
      throw new BadJwtException(token);
    }
    return Jwt.withTokenValue(token).header("alg", "RS256").subject(token).expiresAt(ENDS).build();
  }
}
