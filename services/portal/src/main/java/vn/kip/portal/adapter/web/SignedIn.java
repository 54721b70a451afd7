package vn.kip.portal.adapter.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import vn.kip.office.Officer;
import vn.kip.service.OfficerClaims;

/**
 * Who is signed in.
 *
 * @param name as people know them
 */
record SignedIn(String name, Officer officer) {

  /** Null on pages for everyone. */
  static @Nullable SignedIn now() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || !(who.getPrincipal() instanceof OidcUser user)) {
      return null;
    }
    var officer = OfficerClaims.officer(user.getIdToken());
    var name = user.getIdToken().getFullName();
    return new SignedIn(name == null || name.isBlank() ? officer.id().value() : name, officer);
  }

  /** @throws IllegalStateException on pages for everyone */
  static SignedIn officerOnPage() {
    var who = now();
    if (who == null) {
      throw new IllegalStateException("nobody is signed in: the page must not be open to everyone");
    }
    return who;
  }
}
