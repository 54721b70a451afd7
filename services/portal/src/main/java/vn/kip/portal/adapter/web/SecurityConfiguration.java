package vn.kip.portal.adapter.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.kip.portal.adapter.services.OfficerToken;
import vn.kip.service.OfficerClaims;
import vn.kip.service.RolesFirst;

/**
 * Who may open a page, and what a browser may do with it. Every page wants somebody signed in, but for {@code /public/**};
 * what a role may do is said beside each controller and decided by the services.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

  private static final String SIGN_IN = "/oauth2/authorization/" + OfficerToken.REGISTRATION;
  private static final String HTMX = "HX-Request";

  @Bean
  SecurityFilterChain pages(HttpSecurity http, OidcSettings oidc) throws Exception {
    return http
        .authorizeHttpRequests(requests -> requests
            // What goes on as ASYNC was let in as a request; its session may have ended meanwhile.
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
            .requestMatchers("/actuator/health/**", "/actuator/info", "/actuator/prometheus", "/assets/**",
                "/webjars/**", "/favicon.ico", "/public/**", "/error")
            .permitAll()
            .anyRequest()
            .authenticated())
        .oauth2Login(login -> login.loginPage(SIGN_IN)
            .failureHandler((_, answer, _) -> answer.sendRedirect(PublicPages.SIGN_IN_FAILED)))
        .logout(logout -> logout.logoutSuccessHandler(new SignOut(oidc)))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::signIn))
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(policy(oidc)))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
            .frameOptions(frame -> frame.deny()))
        .build();
  }

  /** A form's answer may lead on to the identity provider, when the session has run out or is being ended. */
  private static String policy(OidcSettings oidc) {
    var provider = URI.create(oidc.authorizationUri());
    return "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
        + provider.getScheme() + "://" + provider.getAuthority();
  }

  /** Only whole pages are come back to after signing in. */
  private static HttpSessionRequestCache pagesOnly() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && request.getHeader(HTMX) == null
        && !isLine(request) && !request.getRequestURI().endsWith(".ico"));
    return cache;
  }

  /** Whether a page keeps a line open to hear of changes: it cannot sign in either. */
  private static boolean isLine(HttpServletRequest request) {
    return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
  }

  private static void signIn(HttpServletRequest request, HttpServletResponse answer, AuthenticationException e)
      throws java.io.IOException, jakarta.servlet.ServletException {
    if (new RequestHeaderRequestMatcher(HTMX).matches(request)) {
      // A part of a page cannot sign in: the page as a whole is loaded again, which can.
      answer.setHeader("HX-Refresh", "true");
      answer.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else if (isLine(request)) {
      answer.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      AuthenticationEntryPoint toProvider = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
      toProvider.commence(request, answer, e);
    }
  }

  /** Roles from the same claim as in the services. */
  @Bean
  GrantedAuthoritiesMapper rolesOfToken() {
    return authorities -> authorities.stream()
        .filter(OidcUserAuthority.class::isInstance)
        .map(OidcUserAuthority.class::cast)
        .flatMap(authority -> OfficerClaims.authorities(authority.getIdToken()).stream())
        .toList();
  }

  /** Who may not open a page is not told what it wants to be filled in with. */
  @Bean
  WebMvcConfigurer rolesFirst() {
    return new WebMvcConfigurer() {

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RolesFirst());
      }
    };
  }
}
