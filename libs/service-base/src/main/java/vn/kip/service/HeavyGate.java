package vn.kip.service;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.kip.casefile.Refusal;
import vn.kip.service.HeavyQuestions.Turn;

/** Lets questions that are {@link Heavy} through, each in its turn. */
@Component
class HeavyGate implements HandlerInterceptor {

  private static final String TURN = HeavyGate.class.getName();
  private static final String SECONDS = "5";

  private final HeavyQuestions questions;
  private final ProblemWriter problems;

  HeavyGate(HeavyQuestions questions, ProblemWriter problems) {
    this.questions = questions;
    this.problems = problems;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!isHeavy(handler) || request.getAttribute(TURN) != null) {
      return true;
    }
    var caller = request.getUserPrincipal();
    return switch (questions.take(caller == null ? "" : Objects.requireNonNullElse(caller.getName(), ""))) {
      case Turn.Given given -> {
        request.setAttribute(TURN, given);
        yield true;
      }
      case Turn.OwnTaken _ -> refuse(response, HttpStatus.TOO_MANY_REQUESTS);
      case Turn.AllTaken _ -> refuse(response, HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
      @Nullable Exception e) {
    if (request.getAttribute(TURN) instanceof Turn.Given given) {
      request.removeAttribute(TURN);
      given.over();
    }
  }

  private boolean refuse(HttpServletResponse response, HttpStatus status) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    problems.write(response, status, Refusal.conflict("service.busy", "service", "seconds", SECONDS));
    return false;
  }

  private static boolean isHeavy(Object handler) {
    return handler instanceof HandlerMethod method
        && (AnnotatedElementUtils.hasAnnotation(method.getMethod(), Heavy.class)
            || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Heavy.class));
  }
}
