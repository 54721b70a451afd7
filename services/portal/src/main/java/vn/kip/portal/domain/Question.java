package vn.kip.portal.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A question of a programme's form.
 *
 * @param name of the fact
 * @param help blank for none
 * @param options of a choice
 * @param items questions about each member of a list
 */
public record Question(String name, Kind kind, String title, String help, List<Option> options,
    List<Question> items) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("M/uuuu", Locale.ROOT);
  private static final Set<String> TRUTH = Set.of("true", "false");
  private static final int DIGITS = 9;

  public enum Kind {
    BOOLEAN,
    ENUM,
    NUMBER,
    DATE,
    MONTH,
    TEXT,
    LIST
  }

  public record Option(String value, String name) {}

  /** What was typed, as the fact wants it; empty where it is no answer to this question. */
  public Optional<Object> answer(String typed) {
    return switch (kind) {
      case BOOLEAN -> TRUTH.contains(typed) ? Optional.of(Boolean.valueOf(typed)) : Optional.empty();
      case ENUM -> options.stream().map(Option::value).filter(typed::equals).findFirst().map(value -> value);
      case NUMBER -> TypedNumber.digits(typed).flatMap(Question::number);
      case DATE -> date(typed).map(value -> value);
      case MONTH -> month(typed).map(value -> value);
      case TEXT -> Optional.of(typed);
      case LIST -> Optional.empty();
    };
  }

  private static Optional<Object> number(String typed) {
    boolean whole = typed.matches("-?[0-9]{1,18}");
    return !whole
        ? Optional.empty()
        : typed.length() <= DIGITS ? Optional.of(Integer.valueOf(typed)) : Optional.of(Long.valueOf(typed));
  }

  /** {@code 31/08/1941}, {@code 1941-08-31} or {@code 1941}, as {@code YYYY-MM-DD} or {@code YYYY}. */
  public static Optional<String> date(String typed) {
    if (typed.matches("[0-9]{4}")) {
      return Optional.of(typed);
    }
    try {
      return Optional.of(
          (typed.contains("/") ? LocalDate.parse(typed, DATE) : LocalDate.parse(typed)).toString());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> month(String typed) {
    try {
      return Optional.of(
          (typed.contains("/") ? YearMonth.parse(typed, MONTH) : YearMonth.parse(typed)).toString());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
