package vn.kip.service;

import java.util.Arrays;
import java.util.EnumSet;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import vn.kip.caselog.Officer;
import vn.kip.caselog.Role;
import vn.kip.events.OfficerId;

/** The officer whose token came with the request. */
@Component
public class CurrentOfficer {

  public Officer get() {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
      throw new IllegalStateException("no officer: this must be called while serving an authenticated request");
    }
    var roles = EnumSet.noneOf(Role.class);
    for (var authority : token.getAuthorities()) {
      Arrays.stream(Role.values()).filter(role -> ("ROLE_" + role).equals(authority.getAuthority()))
          .forEach(roles::add);
    }
    var officer = token.getToken().getClaimAsString("preferred_username");
    return new Officer(
        new OfficerId(officer == null ? token.getName() : officer),
        roles,
        token.getToken().getClaimAsString("ward"));
  }
}
