package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.FactType;

/** Finds what is unknown among the facts, and the values to try for it. */
public final class Unknowns {

  /** Nobody who is alive or mourned was born before, and no paper is from beyond. */
  private static final String YEAR = "(19|20)[0-9]{2}";
  /** More dong than any programme pays; and what is counted is counted in fewer. */
  private static final int DIGITS = 12;

  private final LocalDate asOf;
  private final Candidates candidates;
  private final List<Unknown> found = new ArrayList<>();

  private Unknowns(LocalDate asOf, Candidates candidates) {
    this.asOf = asOf;
    this.candidates = candidates;
  }

  /** @param path such as {@code pension} or {@code children[0].studying} */
  record Unknown(String path, List<Object> candidates) {

    /** The fact as the rules know it. */
    String fact() {
      int bracket = path.indexOf('[');
      return bracket < 0 ? path : path.substring(0, bracket);
    }
  }

  /** Judges facts of which some may be unknown. */
  public static Verdict judge(Evaluation evaluation, Map<String, Object> facts) {
    var unknowns = in(evaluation, facts);
    if (unknowns.isEmpty()) {
      var answer = evaluation.ask(facts);
      return new Explanation(evaluation, facts).of(evaluation.judge(answer, facts), answer);
    }
    return evaluation.tried(facts,
        asked -> new Trials(evaluation, asked, unknowns).judge(isYear(asked.get(Dependencies.BIRTH_DATE))));
  }

  static List<Unknown> in(Evaluation evaluation, Map<String, Object> facts) {
    var unknowns = new Unknowns(evaluation.asOf(), evaluation.candidates());
    unknowns.collect("", evaluation.rules().asked(), facts);
    return List.copyOf(unknowns.found);
  }

  private void collect(String prefix, Map<String, FactType> types, Map<?, ?> facts) {
    types.forEach((name, type) -> {
      var path = prefix + name;
      var within = prefix.isEmpty() ? name : prefix.substring(0, prefix.indexOf('['));
      var value = facts.get(name);
      if (value == null || !isReadable(name, type, value, asOf)) {
        add(path, candidates.of(within, name, type, facts));
      } else if (type.type() == FactType.Kind.DATE && isYear(value)) {
        add(path, candidates.inYear(within, name, String.valueOf(value), facts));
      } else if (type.type() == FactType.Kind.LIST && type.items() != null && value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          collect(path + "[" + i + "].", type.items(), (Map<?, ?>) list.get(i));
        }
      }
    });
  }

  private void add(String path, List<Object> tried) {
    if (!tried.isEmpty()) {
      found.add(new Unknown(path, tried));
    }
  }

  /** Paths of answers that are of another kind than asked for, or that nobody can have on a day. */
  public static List<String> unreadable(Map<String, FactType> types, Map<?, ?> facts, LocalDate day) {
    var found = new ArrayList<String>();
    types.forEach((name, type) -> {
      var value = facts.get(name);
      if (value == null) {
        return;
      }
      if (!isReadable(name, type, value, day)) {
        found.add(name);
      } else if (type.items() != null && value instanceof List<?> members) {
        for (int i = 0; i < members.size(); i++) {
          var at = name + "[" + i + "].";
          unreadable(type.items(), (Map<?, ?>) members.get(i), day).forEach(path -> found.add(at + path));
        }
      }
    });
    return found;
  }

  private static boolean isYear(@Nullable Object value) {
    return value != null && String.valueOf(value).matches(YEAR);
  }

  /** A value of another type than the form's is no answer, nor is one that cannot be true on a day. */
  private static boolean isReadable(String name, FactType type, Object value, LocalDate day) {
    return switch (type.type()) {
      case BOOLEAN -> value instanceof Boolean;
      case NUMBER -> value instanceof Number number && isWhole(type, number);
      case ENUM -> type.values() != null && value instanceof String text && type.values().contains(text);
      case LIST ->
        value instanceof List<?> list && (type.items() == null || list.stream().allMatch(Map.class::isInstance));
      case TEXT -> value instanceof String;
      case MONTH -> value instanceof String text && text.matches(YEAR + "-(0[1-9]|1[0-2])");
      case DATE ->
        name.equals(Dependencies.BIRTH_DATE) ? isBirthDate(value, day) : isYear(value) || isDate(String.valueOf(value));
    };
  }

  private static boolean isWhole(FactType type, Number number) {
    try {
      var whole = new BigDecimal(number.toString()).stripTrailingZeros();
      return whole.scale() <= 0 && whole.precision() - whole.scale() <= DIGITS && type.allows(whole.longValueExact());
    } catch (NumberFormatException _) {
      // What JSON has no word for, such as infinity.
      return false;
    }
  }

  /** Born by the day, and within a human life of it. */
  private static boolean isBirthDate(Object value, LocalDate day) {
    if (isYear(value)) {
      int year = Integer.parseInt(String.valueOf(value));
      return year <= day.getYear() && day.getYear() - year <= Rules.OLDEST;
    }
    return isDate(String.valueOf(value)) && !LocalDate.parse(String.valueOf(value)).isAfter(day)
        && Ages.completedYears(LocalDate.parse(String.valueOf(value)), day) <= Rules.OLDEST;
  }

  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return text.matches(YEAR + "-[0-9]{2}-[0-9]{2}");
    } catch (DateTimeException _) {
      return false;
    }
  }
}
