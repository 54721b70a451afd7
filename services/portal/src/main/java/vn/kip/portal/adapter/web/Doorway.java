package vn.kip.portal.adapter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kip.service.OddAddresses;

/**
 * What comes before anything else reads a request: an address that nobody types is refused, and so is a form that is larger
 * than can be taken. The container would answer such a form with a page of its own, in English, from which no way leads back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Doorway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

  private final long most;

  Doorway(@Value("${kip.portal.form-limit}") DataSize most) {
    this.most = most.toBytes();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    if (OddAddresses.fieldOf(request).isPresent()) {
      answer.sendError(HttpStatus.BAD_REQUEST.value());
    } else if (isTooLarge(request)) {
      var page = request.getRequestDispatcher(PublicPages.TOO_LARGE);
      answer.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
      page.forward(new WithoutForm(request), answer);
    } else {
      chain.doFilter(request, answer);
    }
  }

  /** Reads the form where there is one: who comes later reads what was read here. */
  private boolean isTooLarge(HttpServletRequest request) {
    if (request.getContentLengthLong() > most) {
      return true;
    }
    if (!isForm(request)) {
      return false;
    }
    try {
      request.getParameterMap();
      return false;
    } catch (InvalidParameterException e) {
      LOG.info("a form was not taken: {}", e.getMessage());
      return true;
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && request.getContentType() != null;
  }

  /** The same visitor without what was sent: the page that tells of it must not read it once more. */
  private static final class WithoutForm extends HttpServletRequestWrapper {

    WithoutForm(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getQueryString() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(List.of());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }
}
