package vn.kip.portal.adapter.services;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;

/** The portal's own access token, for pages of people who do not sign in and for what nobody has asked for; kept until it runs out. */
@Component
public class PortalToken implements Bearer {

  /** Id of the client registration. */
  public static final String REGISTRATION = "lookup";

  private static final String PORTAL = "portal";

  private final OAuth2AuthorizedClientManager clients;

  PortalToken(ClientRegistrationRepository registrations) {
    var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations,
        new InMemoryOAuth2AuthorizedClientService(registrations));
    manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
    this.clients = manager;
  }

  @Override
  public String token() {
    var itself = new AnonymousAuthenticationToken(PORTAL, PORTAL, AuthorityUtils.createAuthorityList("ROLE_LOOKUP"));
    try {
      var client = clients
          .authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION).principal(itself).build());
      if (client == null) {
        throw denied();
      }
      return client.getAccessToken().getTokenValue();
    } catch (OAuth2AuthorizationException e) {
      throw new ServiceAway("identity", e);
    }
  }

  /** Nobody can sign in to mend it: to whoever asks, the service is away. */
  @Override
  public ServiceAway denied() {
    return new ServiceAway("identity", new IllegalStateException("the portal's own token is not accepted"));
  }
}
