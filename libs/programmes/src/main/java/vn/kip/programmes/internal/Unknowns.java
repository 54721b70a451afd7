package vn.kip.programmes.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.FactType;

/** Finds what is unknown among the facts, and the values to try for it. */
public final class Unknowns {

  private static final String YEAR = "[0-9]{4}";

  private final LocalDate asOf;
  private final List<Unknown> found = new ArrayList<>();

  private Unknowns(LocalDate asOf) {
    this.asOf = asOf;
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
    var unknowns = in(evaluation.rules().asked(), evaluation.asOf(), facts);
    if (unknowns.isEmpty()) {
      var answer = evaluation.ask(facts);
      return new Explanation(evaluation, facts).of(evaluation.judge(answer, facts), answer);
    }
    return new Trials(evaluation, facts, unknowns).judge(isYear(facts.get(Dependencies.BIRTH_DATE)));
  }

  static List<Unknown> in(Map<String, FactType> types, LocalDate asOf, Map<String, Object> facts) {
    var unknowns = new Unknowns(asOf);
    unknowns.collect("", types, facts);
    return List.copyOf(unknowns.found);
  }

  private void collect(String prefix, Map<String, FactType> types, Map<?, ?> facts) {
    types.forEach((name, type) -> {
      var path = prefix + name;
      var value = facts.get(name);
      if (value != null && type.type() == FactType.Kind.DATE && isYear(value)) {
        found.add(new Unknown(path, List.of(value + "-01-01", value + "-12-31")));
      } else if (value == null || !isReadable(type, value)) {
        var candidates = candidates(type);
        if (!candidates.isEmpty()) {
          found.add(new Unknown(path, candidates));
        }
      } else if (type.type() == FactType.Kind.LIST && type.items() != null && value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          collect(path + "[" + i + "].", type.items(), (Map<?, ?>) list.get(i));
        }
      }
    });
  }

  /** Paths of answers that are of another kind than asked for. */
  public static List<String> unreadable(Map<String, FactType> types, Map<?, ?> facts) {
    var found = new ArrayList<String>();
    types.forEach((name, type) -> {
      var value = facts.get(name);
      if (value == null || (type.type() == FactType.Kind.DATE && isYear(value))) {
        return;
      }
      if (!isReadable(type, value)) {
        found.add(name);
      } else if (type.items() != null && value instanceof List<?> members) {
        for (int i = 0; i < members.size(); i++) {
          var at = name + "[" + i + "].";
          unreadable(type.items(), (Map<?, ?>) members.get(i)).forEach(path -> found.add(at + path));
        }
      }
    });
    return found;
  }

  private static boolean isYear(@Nullable Object value) {
    return value != null && String.valueOf(value).matches(YEAR);
  }

  /** A value of another type than the form's is no answer. */
  private static boolean isReadable(FactType type, Object value) {
    return switch (type.type()) {
      case BOOLEAN -> value instanceof Boolean;
      case NUMBER -> value instanceof Number;
      case ENUM -> type.values() != null && value instanceof String text && type.values().contains(text);
      case LIST ->
        value instanceof List<?> list && (type.items() == null || list.stream().allMatch(Map.class::isInstance));
      case TEXT -> value instanceof String;
      case MONTH -> value instanceof String text && text.matches("[0-9]{4}-(0[1-9]|1[0-2])");
      case DATE -> value instanceof String text && isDate(text);
    };
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private List<Object> candidates(FactType type) {
    if (type.candidates() != null) {
      return type.candidates();
    }
    if (type.candidateAges() != null) {
      return type.candidateAges().stream().<Object>map(age -> asOf.minusYears(age).minusDays(1).toString()).toList();
    }
    return switch (type.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> type.values() == null ? List.of() : List.copyOf(type.values());
      case LIST -> type.items() == null ? List.of() : List.of(List.of(), List.of(member(type.items())));
      case NUMBER, DATE, MONTH, TEXT -> List.of();
    };
  }

  private Map<String, Object> member(Map<String, FactType> items) {
    var member = new HashMap<String, Object>();
    items.forEach((name, type) -> candidates(type).stream().findFirst().ifPresent(value -> member.put(name, value)));
    return member;
  }
}
