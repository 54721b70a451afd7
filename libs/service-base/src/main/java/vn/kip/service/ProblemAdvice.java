package vn.kip.service;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.Refusal;
import vn.kip.casefile.UnstorableFileException;

/** Whatever goes wrong at the edge becomes a problem that names field and reason; nothing inner shows. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;
  private final WardsFirst wards;

  ProblemAdvice(Problems problems, WardsFirst wards) {
    this.problems = problems;
    this.wards = wards;
  }

  /** What the request says is wrong. */
  private ResponseEntity<ProblemDetail> wrong(Refusal refusal) {
    return respond(problems.of(wards.before(refusal)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedException e) {
    return respond(problems.of(e.refusal()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    if (RequestTooLargeException.isCauseOf(e)) {
      return tooLarge();
    }
    var field = "body";
    var reason = "not readable";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabindException databind && !databind.getPath().isEmpty()) {
        field = databind.getPath().stream()
            .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
            .collect(Collectors.joining("."));
      }
      if (cause instanceof JacksonException jackson) {
        reason = jackson.getOriginalMessage();
      }
      if (cause instanceof OddTextException) {
        return odd(field);
      }
      if (cause instanceof StreamConstraintsException) {
        return wrong(Refusal.invalid("request.beyond-bounds", field));
      }
      if (cause instanceof MismatchedInputException mismatch && PossibleTimes.isTime(mismatch.getTargetType())) {
        return wrong(impossibleTime(field));
      }
    }
    return wrong(Refusal.invalid("request.unreadable", field, "reason", reason));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException e) {
    var error = e.getBindingResult().getAllErrors().getFirst();
    var field = error instanceof FieldError fieldError ? fieldError.getField() : error.getObjectName();
    return wrong(Refusal.invalid("request.invalid", field, "reason", String.valueOf(error.getDefaultMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(HandlerMethodValidationException e) {
    var result = e.getParameterValidationResults().getFirst();
    var name = String.valueOf(result.getMethodParameter().getParameterName());
    var error = result.getResolvableErrors().getFirst();
    var field = error instanceof FieldError fieldError ? fieldError.getField() : name;
    return wrong(Refusal.invalid("request.invalid", field, "reason", String.valueOf(error.getDefaultMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
    return wrong(PossibleTimes.isTime(e.getRequiredType())
        ? impossibleTime(e.getName())
        : Refusal.invalid("request.invalid", e.getName(), "reason", "not understood: " + e.getValue()));
  }

  private ResponseEntity<ProblemDetail> odd(String field) {
    var problem = problems.of(PlainAddressFilter.refusal(field));
    problem.setStatus(HttpStatus.BAD_REQUEST);
    return respond(problem);
  }

  private static Refusal impossibleTime(String field) {
    return Refusal.invalid("request.impossible-time", field);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
    return wrong(Refusal.invalid("request.invalid", e.getParameterName(), "reason", "missing"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingRequestHeaderException e) {
    return wrong(Refusal.invalid("request.invalid", e.getHeaderName(), "reason", "missing header"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> denied(AccessDeniedException e) {
    return respond(problems.of(Problems.wrongRole()));
  }

  /** A form in parts that names no border between them, or breaks off; no service takes one. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokenForm(MultipartException e) {
    return RequestTooLargeException.isCauseOf(e)
        ? tooLarge()
        : wrong(Refusal.invalid("request.unreadable", "body", "reason", "multipart/form-data"));
  }

  @ExceptionHandler({RequestTooLargeException.class, MaxUploadSizeExceededException.class})
  ResponseEntity<ProblemDetail> tooLarge() {
    var problem = problems.of(RequestSizeFilter.refusal());
    problem.setStatus(HttpStatus.CONTENT_TOO_LARGE);
    return respond(problem);
  }

  /** Nothing was recorded: neither store nor log would take what the dossier would become. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unstorable(UnstorableFileException e) {
    LOG.warn("a command was not carried out: {}", e.getMessage());
    return respond(problems.of(e.refusal()));
  }

  /** Nothing is recorded at present: the service has not read its log yet, or has stopped. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> closed(CommandGate.ClosedException e) {
    LOG.warn("a command was not carried out: {}", e.getMessage());
    var problem = problems.of(e.refusal());
    problem.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
    return respond(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notNow(NotNowException e) {
    LOG.warn("not done: {}", e.getMessage());
    var problem = problems.of(e.refusal());
    problem.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
    return respond(problem);
  }

  /** Away, or about to be; whatever else a store says is an error of ours. */
  @ExceptionHandler({MongoTimeoutException.class, MongoSocketException.class, MongoServerUnavailableException.class,
      MongoConnectionPoolClearedException.class, MongoNotPrimaryException.class, MongoNodeIsRecoveringException.class,
      DataAccessResourceFailureException.class, TransientDataAccessException.class})
  ResponseEntity<ProblemDetail> storeAway(Exception e) {
    LOG.warn("the store does not answer: {}", e.toString());
    var problem = problems.of(Refusal.notYet("store.unavailable", "store"));
    problem.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
    return respond(problem);
  }

  /** Spring wraps what it does not know by name. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> storeFailed(UncategorizedMongoDbException e) {
    return e.getCause() instanceof MongoServerUnavailableException
        || e.getCause() instanceof MongoConnectionPoolClearedException
        || e.getCause() instanceof MongoNotPrimaryException
        || e.getCause() instanceof MongoNodeIsRecoveringException ? storeAway(e) : anythingElse(e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> anythingElse(Exception e) {
    if (e instanceof ErrorResponse known) {
      return ResponseEntity.status(known.getStatusCode()).headers(known.getHeaders()).body(known.getBody());
    }
    LOG.error("unexpected", e);
    var problem = problems.of(Refusal.conflict("service.unexpected", "service"));
    problem.setStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    return respond(problem);
  }

  private static ResponseEntity<ProblemDetail> respond(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
