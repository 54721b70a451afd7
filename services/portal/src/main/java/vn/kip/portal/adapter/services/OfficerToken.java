package vn.kip.portal.adapter.services;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.stereotype.Component;

/** The access token of who is signed in, renewed when it has run out. */
@Component
public class OfficerToken implements Bearer {

  /** Id of the client registration. */
  public static final String REGISTRATION = "kip";

  private final OAuth2AuthorizedClientManager clients;

  OfficerToken(OAuth2AuthorizedClientManager clients) {
    this.clients = clients;
  }

  @Override
  public ClientAuthorizationRequiredException denied() {
    return new ClientAuthorizationRequiredException(REGISTRATION);
  }

  /** @throws ClientAuthorizationRequiredException when it cannot be renewed: the officer signs in again, then comes back */
  @Override
  public String token() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null) {
      throw new ClientAuthorizationRequiredException(REGISTRATION);
    }
    try {
      var client = clients
          .authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION).principal(who).build());
      if (client == null) {
        throw new ClientAuthorizationRequiredException(REGISTRATION);
      }
      return client.getAccessToken().getTokenValue();
    } catch (ClientAuthorizationRequiredException e) {
      throw e;
    } catch (ClientAuthorizationException e) {
      throw (ClientAuthorizationRequiredException) new ClientAuthorizationRequiredException(REGISTRATION).initCause(e);
    }
  }
}
