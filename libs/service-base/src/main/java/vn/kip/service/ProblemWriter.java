package vn.kip.service;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.casefile.Refusal;

/** Answers where a request has not come as far as a controller. */
@Component
class ProblemWriter {

  private final Problems problems;
  private final JsonMapper json;

  ProblemWriter(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  void write(HttpServletResponse response, HttpStatus status, Refusal refusal) throws IOException {
    var problem = problems.of(refusal);
    problem.setStatus(status);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
