package vn.kip.service;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.casefile.Refusal;

/** Answers without a token, or with the wrong role, as problem details. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Problems problems;
  private final JsonMapper json;

  SecurityProblems(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(response, 401, Refusal.forbidden("security.no-valid-token", "Authorization"));
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(response, 403, Problems.wrongRole());
  }

  private void write(HttpServletResponse response, int status, Refusal refusal) throws IOException {
    var problem = problems.of(refusal);
    problem.setStatus(status);
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
