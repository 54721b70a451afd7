package vn.kip.portal.adapter.services;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's "no", with its reason: its problem detail, typed. Shown at the field it names. */
public final class ServiceRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final int status;
  private final String errorKey;
  private final String field;
  private final transient Map<String, String> messages;

  /**
   * @param errorKey of the rule, such as {@code security.other-ward}
   * @param field the field at fault, in the service's words; blank for none
   * @param messages the sentence, by language
   */
  public ServiceRefusal(int status, String errorKey, String field, Map<String, String> messages) {
    super(errorKey + " at " + field);
    this.status = status;
    this.errorKey = errorKey;
    this.field = field;
    this.messages = Map.copyOf(messages);
  }

  /** The problem detail as it comes over the wire. */
  record Body(@Nullable String title, @Nullable String detail, @Nullable String errorKey, @Nullable String field,
      @Nullable Map<String, String> messages) {

    ServiceRefusal refusal(int status) {
      var sentences = messages != null
          ? messages
          : Map.of("vi", detail == null ? "" : detail, "en", title == null ? "" : title);
      return new ServiceRefusal(status, errorKey == null ? "status-" + status : errorKey, field == null ? "" : field,
          sentences);
    }
  }

  public int status() {
    return status;
  }

  public boolean isForbidden() {
    return status == FORBIDDEN;
  }

  public boolean isNotFound() {
    return status == NOT_FOUND;
  }

  public String errorKey() {
    return errorKey;
  }

  public String field() {
    return field;
  }

  /** The sentence in one of the two languages. */
  public String text(Locale locale) {
    return messages.getOrDefault(locale.getLanguage(), messages.getOrDefault("vi", errorKey));
  }
}
