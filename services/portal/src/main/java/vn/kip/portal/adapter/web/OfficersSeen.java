package vn.kip.portal.adapter.web;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.kip.service.OfficerNames;

/** Who signs in is known by name from then on. */
@Component
class OfficersSeen {

  private final OfficerNames names;

  OfficersSeen(OfficerNames names) {
    this.names = names;
  }

  @EventListener
  void signedIn(InteractiveAuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof OidcUser user) {
      names.learn(user.getIdToken());
    }
  }
}
