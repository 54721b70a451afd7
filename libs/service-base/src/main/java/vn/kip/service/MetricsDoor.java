package vn.kip.service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Figures of the process are for who collects them: with the token {@code kip.metrics-token} or, where none is set, from this
 * machine and through no proxy.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public class MetricsDoor extends OncePerRequestFilter {

  private static final String METRICS = "/actuator/prometheus";
  private static final String BEARER = "Bearer ";

  private final String token;

  public MetricsDoor(@Value("${kip.metrics-token:}") String token) {
    this.token = token;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(METRICS);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (token.isEmpty() ? isFromHere(request) : bearsToken(request)) {
      chain.doFilter(new WithoutToken(request), response);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
  }

  private static boolean isFromHere(HttpServletRequest request) {
    return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
        && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
  }

  private boolean bearsToken(HttpServletRequest request) {
    var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8),
        (BEARER + token).getBytes(StandardCharsets.UTF_8));
  }

  /** The token is none of the identity provider's, which would be asked of it. */
  private static final class WithoutToken extends HttpServletRequestWrapper {

    WithoutToken(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }
  }
}
