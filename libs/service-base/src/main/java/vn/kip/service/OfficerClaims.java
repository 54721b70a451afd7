package vn.kip.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;
import vn.kip.office.Role;

/** How a token of the office's identity provider tells who somebody is: {@code roles}, {@code ward}, and a name for both. */
public final class OfficerClaims {

  private OfficerClaims() {}

  /** Roles that Kịp does not know are passed over. */
  public static Collection<GrantedAuthority> authorities(ClaimAccessor token) {
    return roles(token).stream().<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
  }

  /** @param subject who it is where the token has no {@code preferred_username} */
  public static Officer officer(ClaimAccessor token, String subject) {
    var officer = token.getClaimAsString("preferred_username");
    return new Officer(new OfficerId(officer == null ? subject : officer), roles(token),
        token.getClaimAsString("ward"));
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
