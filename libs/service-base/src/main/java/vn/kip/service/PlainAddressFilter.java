package vn.kip.service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kip.casefile.Refusal;

/** No control character in an address: neither in its path nor in a parameter, known or not. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PlainAddressFilter extends OncePerRequestFilter {

  private final ProblemWriter problems;

  PlainAddressFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  static Refusal refusal(String field) {
    return Refusal.invalid("request.characters", field);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var odd = OddAddresses.fieldOf(request);
    if (odd.isPresent()) {
      problems.write(response, HttpStatus.BAD_REQUEST, refusal(odd.get()));
      return;
    }
    chain.doFilter(request, response);
  }
}
