package vn.kip.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;
import vn.kip.office.Role;

/**
 * How a token of the office's identity provider tells who somebody is: {@code sub}, {@code roles} and {@code ward}. The names
 * are for reading: they change, and somebody else may be given one that was used before.
 */
public final class OfficerClaims {

  private OfficerClaims() {}

  /** Roles that Kịp does not know are passed over. */
  public static Collection<GrantedAuthority> authorities(ClaimAccessor token) {
    return roles(token).stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
  }

  /** @throws IllegalArgumentException of a token that does not say whose it is */
  public static Officer officer(ClaimAccessor token) {
    return new Officer(id(token), roles(token), token.getClaimAsString("ward"));
  }

  private static OfficerId id(ClaimAccessor token) {
    var subject = token.getClaimAsString("sub");
    if (subject == null) {
      throw new IllegalArgumentException("a token without sub names nobody");
    }
    return new OfficerId(subject);
  }

  /**
   * What people call them: {@code Nguyễn Thị Hạnh (hanh.nt)}, since two may have the same name; only one of both where the
   * provider gives one; null where it gives none.
   */
  public static @Nullable String name(ClaimAccessor token) {
    var name = token.getClaimAsString("name");
    var account = token.getClaimAsString("preferred_username");
    if (name == null || name.isBlank()) {
      return account;
    }
    return account == null ? name : name + " (" + account + ")";
  }

  private static EnumSet<Role> roles(ClaimAccessor token) {
    var named = token.getClaimAsStringList("roles");
    var roles = EnumSet.noneOf(Role.class);
    for (var name : named == null ? List.<String>of() : named) {
      Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).forEach(roles::add);
    }
    return roles;
  }
}
