package vn.kip.sandbox.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import vn.kip.sandbox.SandboxSettings;

/** A real OIDC provider with invented people: each officer can sign in, and is a client of the same name for scripts. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  private static final String PORTAL = "portal";
  private static final String AUDIENCE = "kip";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServer(HttpSecurity http) throws Exception {
    http.oauth2AuthorizationServer(server -> {
      http.securityMatcher(server.getEndpointsMatcher());
      server.oidc(Customizer.withDefaults());
    });
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
            new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  /** Register, bank and mail are open to whoever reaches the laptop's loopback interface; the register asks for its key. */
  @Bean
  @Order(2)
  SecurityFilterChain standIns(HttpSecurity http) throws Exception {
    return http.csrf(csrf -> csrf.ignoringRequestMatchers("/bank/**", "/register/**", "/sandbox/**"))
        .authorizeHttpRequests(
            requests -> requests
                .requestMatchers("/bank/**", "/register/**", "/mail", "/sandbox/**", "/actuator/**", "/error")
                .permitAll().anyRequest().authenticated())
        .formLogin(login -> login.loginPage("/login").permitAll())
        .build();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(SandboxSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
  }

  @Bean
  JWKSource<SecurityContext> signingKeys(SandboxSettings settings) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.data())));
  }

  @Bean
  RegisteredClientRepository clients(SandboxSettings settings) {
    var clients = new ArrayList<RegisteredClient>();
    DemoOfficers.list().forEach(officer -> clients.add(RegisteredClient.withId(officer.id())
        .clientId(officer.id())
        .clientSecret("{noop}" + settings.password())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(tokens())
        .build()));
    clients.add(RegisteredClient.withId(PORTAL)
        .clientId(PORTAL)
        .clientSecret("{noop}" + settings.password())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .redirectUri(settings.portal() + "/login/oauth2/code/kip")
        .postLogoutRedirectUri(settings.portal() + "/public/signed-out")
        .scope(OidcScopes.OPENID)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(tokens())
        .build());
    return new DemoClients(clients);
  }

  private static TokenSettings tokens() {
    return TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build();
  }

  @Bean
  UserDetailsService officers(SandboxSettings settings) {
    return new InMemoryUserDetailsManager(DemoOfficers.list()
        .stream()
        .map(officer -> User.withUsername(officer.id()).password("{noop}" + settings.password())
            .roles(officer.roles().toArray(String[]::new)).build())
        .toList());
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> officersInTokens() {
    return context -> {
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        // An ID token is for the portal, which signed somebody in; this is for the services.
        context.getClaims().audience(List.of(AUDIENCE));
        context.getJwsHeader().type("at+jwt");
      }
      Authentication principal = context.getPrincipal();
      if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())
          && PORTAL.equals(context.getRegisteredClient().getClientId())) {
        context.getClaims().claim("preferred_username", PORTAL).claim("roles", List.of("LOOKUP"));
      } else if (principal != null) {
        DemoOfficers.find(principal.getName()).ifPresent(officer -> describe(context, officer));
      }
    };
  }

  private static void describe(JwtEncodingContext context, DemoOfficers.Account officer) {
    context.getClaims().claim("preferred_username", officer.id()).claim("name", officer.name()).claim("roles",
        officer.roles());
    if (officer.ward() != null) {
      context.getClaims().claim("ward", officer.ward());
    }
  }
}
