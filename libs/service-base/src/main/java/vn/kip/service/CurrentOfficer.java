package vn.kip.service;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import vn.kip.office.Officer;

/** The officer whose token came with the request. */
@Component
public class CurrentOfficer {

  public Officer get() {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
      throw new IllegalStateException("no officer: this must be called while serving an authenticated request");
    }
    return OfficerClaims.officer(token.getToken());
  }
}
