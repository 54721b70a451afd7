package vn.kip.portal.adapter.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import vn.kip.portal.adapter.services.OfficerToken;
import vn.kip.portal.adapter.services.PortalToken;

/** The portal as a client of the identity provider; tokens live and die with the officer's session. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  ClientRegistrationRepository clientRegistrations(OidcSettings oidc) {
    return new InMemoryClientRegistrationRepository(officers(oidc), itself(oidc));
  }

  /** The portal by itself, for pages of people who do not sign in. */
  private static ClientRegistration itself(OidcSettings oidc) {
    return ClientRegistration.withRegistrationId(PortalToken.REGISTRATION)
        .clientId(oidc.clientId())
        .clientSecret(oidc.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenUri(oidc.tokenUri())
        .build();
  }

  private static ClientRegistration officers(OidcSettings oidc) {
    return ClientRegistration.withRegistrationId(OfficerToken.REGISTRATION)
        .clientId(oidc.clientId())
        .clientSecret(oidc.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid")
        .issuerUri(oidc.issuer())
        .authorizationUri(oidc.authorizationUri())
        .tokenUri(oidc.tokenUri())
        .jwkSetUri(oidc.jwkSetUri())
        .userNameAttributeName("sub")
        .providerConfigurationMetadata(
            oidc.endSessionUri().isBlank() ? Map.of() : Map.of("end_session_endpoint", oidc.endSessionUri()))
        .build();
  }

  @Bean
  OAuth2AuthorizedClientRepository authorizedClients() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  OAuth2AuthorizedClientManager authorizedClientManager(ClientRegistrationRepository registrations,
      OAuth2AuthorizedClientRepository clients) {
    var manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
    return manager;
  }
}
