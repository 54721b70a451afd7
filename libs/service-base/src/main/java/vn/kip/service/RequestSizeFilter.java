package vn.kip.service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kip.casefile.Refusal;

/**
 * No body above {@value #LIMIT_MB} MB, told before it is read where the length is announced. An event carries a
 * dossier's facts, and must fit a Kafka message with room to spare.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestSizeFilter extends OncePerRequestFilter {

  static final int LIMIT_MB = 5;
  private static final long LIMIT_BYTES = LIMIT_MB * 1024L * 1024L;

  private final ProblemWriter problems;

  RequestSizeFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  static Refusal refusal() {
    return Refusal.invalid("request.too-large", "body", "limitMb", Integer.toString(LIMIT_MB));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT_BYTES) {
      problems.write(response, HttpStatus.CONTENT_TOO_LARGE, refusal());
      return;
    }
    chain.doFilter(new Limited(request), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      var body = super.getInputStream();
      return new ServletInputStream() {
        private long count;

        @Override
        public int read() throws IOException {
          int octet = body.read();
          count(octet < 0 ? 0 : 1);
          return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = body.read(buffer, offset, length);
          count(Math.max(0, read));
          return read;
        }

        private void count(int more) throws IOException {
          count += more;
          if (count > LIMIT_BYTES) {
            throw new RequestTooLargeException();
          }
        }

        @Override
        public boolean isFinished() {
          return body.isFinished();
        }

        @Override
        public boolean isReady() {
          return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          body.setReadListener(listener);
        }
      };
    }
  }
}
