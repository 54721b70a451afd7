package vn.kip.portal.adapter.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * What follows when the portal's own session has ended: the provider's is ended too, or the next one at this counter would be
 * signed in as the last one. The provider is told by a form whose session it is, never by an address: those are kept by
 * browsers, proxies and logs, and an ID token is as good as a name tag.
 */
final class SignOut implements LogoutSuccessHandler {

  /** Request attribute. */
  static final String ID_TOKEN = "vn.kip.portal.id-token";
  /** What the browser has kept of these pages, what was typed and not saved included. */
  private static final String NOTHING_STAYS = "\"cache\", \"storage\"";

  private final OidcSettings oidc;

  SignOut(OidcSettings oidc) {
    this.oidc = oidc;
  }

  @Override
  public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse answer, @Nullable Authentication who)
      throws IOException, ServletException {
    answer.setHeader("Clear-Site-Data", NOTHING_STAYS);
    if (who == null || !(who.getPrincipal() instanceof OidcUser user) || oidc.endSessionUri().isBlank()) {
      answer.sendRedirect(PublicPages.SIGNED_OUT);
    } else {
      request.setAttribute(ID_TOKEN, user.getIdToken().getTokenValue());
      request.getRequestDispatcher(PublicPages.SIGNING_OUT).forward(request, answer);
    }
  }
}
