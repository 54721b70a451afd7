package vn.kip.portal.adapter.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.kip.portal.adapter.services.PaymentClient.Because;
import vn.kip.portal.domain.Notice;

/**
 * Why money did not go as it should: in our words where the log names a cause, and else as somebody said it. Templates say
 * {@code ${@causes.failed(…)}}.
 */
@Component("causes")
public class Causes {

  private static final String FAILED = "money.failed.";
  private static final String STOPPED = "money.stopped.";
  private static final String OVERPAID = "money.overpayment.";

  private final Format format;

  Causes(Format format) {
    this.format = format;
  }

  /** Of an order that was not carried out. */
  public String failed(Because because) {
    return words(FAILED, because.cause(), said(because), because.reason());
  }

  /** Of a grant on which nothing is due any more. */
  public String stopped(Because because) {
    return words(STOPPED, because.cause(), said(because), because.reason());
  }

  /** Of what an officer should know of. */
  public String of(Notice notice) {
    return words(FAILED, notice.cause(), Objects.requireNonNullElse(notice.why(), ""), notice.why());
  }

  /** What somebody said, with the code it was given under; of a cause of our own only the citizen's reason. */
  static String said(Because because) {
    return Stream.of(because.cause() == null ? because.code() : null, because.reason()).filter(Objects::nonNull)
        .filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
  }

  /** Of an event of payment; null where nobody gave a reason. */
  @Nullable
  String ofEvent(String kind, JsonNode event) {
    var reason = event.path("reason").asString("");
    var cause = event.hasNonNull("cause") ? event.path("cause").asString("") : null;
    var words = switch (kind) {
      case "payment.failed" -> words(FAILED, cause, reason, reason);
      case "grant.stopped" -> words(STOPPED, cause, reason, reason);
      case "payment.overpayment-found" -> words(OVERPAID, cause, reason, reason, event.path("orderId").asString(""),
          dong(event, "before"), dong(event, "ordered"), dong(event, "paid"));
      default -> reason;
    };
    return words.isEmpty() ? null : words;
  }

  private String dong(JsonNode event, String member) {
    return format.number(event.path(member).asLong(0));
  }

  /** A cause that is newer than this page has no words here. */
  private String words(String area, @Nullable String cause, String otherwise, @Nullable Object... values) {
    return cause != null && format.knows(area + cause) ? format.text(area + cause, values) : otherwise;
  }
}
