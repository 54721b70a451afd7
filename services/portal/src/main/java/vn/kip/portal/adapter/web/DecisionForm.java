package vn.kip.portal.adapter.web;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.domain.TypedNumber;

/**
 * What was filled in.
 *
 * @param key of the command, made when the form was shown
 * @param grant whether it is to be granted
 * @param amount as typed; digits, dots and spaces
 * @param seen {@link #version} of what the officer looked at
 */
record DecisionForm(String dossier, String title, UUID key, boolean signs, @Nullable Boolean grant, String decisionNo,
    String amount, String reason, String seen) implements Serializable {

  /** Whole dong; null where none was typed, or none that can be read. */
  public @Nullable Long dong() {
    return TypedNumber.digits(amount).filter(digits -> digits.matches("[0-9]{1,15}")).map(Long::valueOf).orElse(null);
  }

  /** What is missing or cannot be read, by field. */
  List<FieldError> errors(EligibilityClient.Dossier rules, MessageSource messages, Locale locale) {
    var errors = new ArrayList<FieldError>();
    if (grant == null) {
      errors.add(new FieldError("grant", messages.getMessage("decision.choose", null, locale)));
    }
    if (signs && decisionNo.isBlank()) {
      errors.add(new FieldError("decisionNo", messages.getMessage("decision.number.missing", null, locale)));
    }
    if (!amount.isBlank() && dong() == null) {
      errors.add(new FieldError("amount", messages.getMessage("decision.amount.unreadable", null, locale)));
    }
    if (Boolean.FALSE.equals(grant) && reason.isBlank()) {
      errors.add(new FieldError("reason", messages.getMessage("decision.reason.missing", null, locale)));
    }
    if (errors.isEmpty() && reason.isBlank() && differs(rules)) {
      errors.add(new FieldError("reason", messages.getMessage("decision.differs", null, locale)));
    }
    if (!seen.isEmpty() && !seen.equals(version(rules))) {
      errors.add(new FieldError("grant", messages.getMessage("decision.changed", null, locale)));
    }
    return errors;
  }

  /** Whether another amount is granted than the rules have answered. */
  boolean differs(EligibilityClient.Dossier rules) {
    var assessed = rules.assessment();
    var given = dong();
    return Boolean.TRUE.equals(grant) && given != null && assessed != null && assessed.amount() != null
        && !given.equals(assessed.amount());
  }

  /** The same while nothing has happened that the decision rests on. */
  static String version(EligibilityClient.Dossier rules) {
    return UUID.nameUUIDFromBytes(rules.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
