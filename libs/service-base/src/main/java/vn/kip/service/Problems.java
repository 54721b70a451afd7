package vn.kip.service;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import vn.kip.casefile.Refusal;

/**
 * Refusals as RFC 9457 problem details, with {@code errorKey}, {@code field} and the sentence in Vietnamese and English.
 */
@Component
public class Problems {

  private static final Locale VIETNAMESE = Locale.of("vi");

  /** The parameter of a sentence that is an officer: it says their name. */
  private static final String OFFICER = "officer";

  private final MessageSource refusalTexts;
  private final OfficerNames officers;

  Problems(MessageSource refusalTexts, OfficerNames officers) {
    this.refusalTexts = refusalTexts;
    this.officers = officers;
  }

  public ProblemDetail of(Refusal refusal) {
    var problem = ProblemDetail.forStatus(status(refusal.kind()));
    problem.setType(URI.create("urn:kip:refusal:" + refusal.key()));
    problem.setTitle(text(refusal, Locale.ENGLISH));
    problem.setDetail(text(refusal, VIETNAMESE));
    problem.setProperty("errorKey", refusal.key());
    problem.setProperty("field", refusal.field());
    problem.setProperty("messages", messages(refusal));
    return problem;
  }

  /** The sentence in both languages: {@code vi} and {@code en}. */
  public Map<String, String> messages(Refusal refusal) {
    var messages = new LinkedHashMap<String, String>();
    messages.put("vi", text(refusal, VIETNAMESE));
    messages.put("en", text(refusal, Locale.ENGLISH));
    return messages;
  }

  static Refusal wrongRole() {
    return Refusal.forbidden("security.wrong-role", "roles");
  }

  private String text(Refusal refusal, Locale locale) {
    var text = refusalTexts.getMessage(refusal.key(), null, refusal.key(), locale);
    for (var parameter : refusal.parameters().entrySet()) {
      text = String.valueOf(text).replace("{" + parameter.getKey() + "}", word(parameter, locale));
    }
    return String.valueOf(text);
  }

  /** What is a name of ours has words of its own, an officer a name; what is neither stands as it is. */
  private String word(Map.Entry<String, String> parameter, Locale locale) {
    if (parameter.getKey().equals(OFFICER)) {
      return officers.of(parameter.getValue());
    }
    return String.valueOf(refusalTexts.getMessage(parameter.getKey() + "." + parameter.getValue(), null,
        parameter.getValue(), locale));
  }

  private static HttpStatus status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case NOT_YET -> HttpStatus.TOO_EARLY;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
    };
  }
}
