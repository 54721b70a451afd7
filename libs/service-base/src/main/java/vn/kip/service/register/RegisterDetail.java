package vn.kip.service.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.events.Times;

/** The {@code detail} object of an action. Every reader names the field when the value is not what it must be. */
public record RegisterDetail(Map<String, Object> values) {

  /** Text that must be there. */
  public String text(String name) {
    var text = optionalText(name);
    if (text == null) {
      throw wrong(name, "missing");
    }
    return text;
  }

  /** Text, or null when absent or blank. */
  public @Nullable String optionalText(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case String text when text.isBlank() -> null;
      case String text when text.length() > 2000 -> throw wrong(name, "longer than 2000 characters");
      case String text -> text;
      default -> throw wrong(name, "must be text");
    };
  }

  /** Whole dong, not negative, or null when absent. */
  public @Nullable Long optionalMoney(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case Integer amount when amount >= 0 -> amount.longValue();
      case Long amount when amount >= 0 -> amount;
      default -> throw wrong(name, "must be a whole, not negative number of dong");
    };
  }

  public long money(String name) {
    var amount = optionalMoney(name);
    if (amount == null) {
      throw wrong(name, "missing");
    }
    return amount;
  }

  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    var text = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(() -> wrong(name, "must be one of " + Arrays.toString(type.getEnumConstants()) + ", not " + text));
  }

  public LocalDate date(String name) {
    var text = text(name);
    try {
      return Times.day(text);
    } catch (DateTimeException e) {
      throw wrong(name, "not a date of the years 1900 to 2999: " + text);
    }
  }

  public List<String> texts(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      throw wrong(name, "must be a list of texts");
    }
    var texts = new ArrayList<String>();
    for (var value : list) {
      if (!(value instanceof String text) || text.isBlank()) {
        throw wrong(name, "must be a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  private static Unreadable wrong(String name, String reason) {
    return new Unreadable(Refusal.invalid("register.detail-invalid", "detail." + name, "reason", reason));
  }
}
