package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.ClaimAccessor;
import vn.kip.office.Role;

class OfficerClaimsTest {

  private static final String HANH = "5f0c1c0e-6f3a-4c58-9d5e-0b8f6f0b7a11";

  @Test
  void who_is_renamed_is_still_the_same_and_who_takes_the_name_is_another() {
    var before = OfficerClaims.officer(token(HANH, "hanh.nt", "Nguyễn Thị Hạnh"));
    var renamed = OfficerClaims.officer(token(HANH, "hanh.tran", "Trần Thị Hạnh"));
    var successor = OfficerClaims.officer(token("9b1d0c0e-0000-4c58-9d5e-0b8f6f0b7a12", "hanh.nt", "Nguyễn Thị Hạnh"));

    assertThat(renamed.id()).isEqualTo(before.id());
    assertThat(successor.id()).isNotEqualTo(before.id());
  }

  @Test
  void roles_that_are_not_known_are_passed_over() {
    assertThat(OfficerClaims.officer(token(HANH, null, null)).roles()).containsExactly(Role.DECIDER);
  }

  @Test
  void a_token_that_does_not_say_whose_it_is_is_nobodys() {
    ClaimAccessor nameless = () -> Map.of("preferred_username", "hanh.nt");

    assertThatThrownBy(() -> OfficerClaims.officer(nameless)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "hanh.nt, Nguyễn Thị Hạnh, Nguyễn Thị Hạnh (hanh.nt)",
      "hanh.nt, -,               hanh.nt",
      "hanh.nt, ' ',             hanh.nt",
      "-,       Nguyễn Thị Hạnh, Nguyễn Thị Hạnh",
      "-,       -,               -"})
  void two_of_one_name_are_told_apart(@Nullable String account, @Nullable String name, @Nullable String shown) {
    assertThat(OfficerClaims.name(token(HANH, account, name))).isEqualTo(shown);
  }

  private static ClaimAccessor token(String subject, @Nullable String account, @Nullable String name) {
    var claims = new HashMap<String, Object>();
    claims.put("sub", subject);
    claims.put("roles", List.of("DECIDER", "SECOND_FACTOR"));
    if (account != null) {
      claims.put("preferred_username", account);
    }
    if (name != null) {
      claims.put("name", name);
    }
    return () -> claims;
  }
}
