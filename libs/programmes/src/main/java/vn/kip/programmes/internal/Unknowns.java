package vn.kip.programmes.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.FactType;

/**
 * Judges facts of which some are unknown: each unknown is tried with every value that could matter. If the answer is always
 * the same, it stands; otherwise the facts that changed it are missing.
 */
public final class Unknowns {

  private static final int ALL_COMBINATIONS_UP_TO = 4_096;
  private static final int SAMPLED_COMBINATIONS = 48;
  private static final long SEED = 20_211_107;
  private static final List<Integer> AGES = List.of(0, 2, 3, 5, 15, 17, 30, 61, 76, 81, 90);

  private final Evaluation evaluation;
  private final Map<String, Object> facts;
  private final List<Unknown> unknowns;

  /** @param path such as {@code pension} or {@code children[0].studying} */
  private record Unknown(String path, List<Object> candidates) {}

  private Unknowns(Evaluation evaluation, Map<String, Object> facts, List<Unknown> unknowns) {
    this.evaluation = evaluation;
    this.facts = facts;
    this.unknowns = unknowns;
  }

  public static Evaluation.Judged judge(Evaluation evaluation, Map<String, FactType> types, LocalDate asOf,
      Map<String, Object> facts) {
    var unknowns = new ArrayList<Unknown>();
    collect("", types, facts, asOf, unknowns);
    boolean yearOnly = facts.get("birthDate") instanceof String text && text.matches("[0-9]{4}");
    if (unknowns.isEmpty()) {
      return evaluation.judge(facts);
    }
    return new Unknowns(evaluation, facts, unknowns).judge(yearOnly);
  }

  private static void collect(String prefix, Map<String, FactType> types, Map<?, ?> facts, LocalDate asOf,
      List<Unknown> unknowns) {
    types.forEach((name, type) -> {
      var value = facts.get(name);
      if (value == null) {
        var candidates = candidates(type, asOf);
        if (!candidates.isEmpty()) {
          unknowns.add(new Unknown(prefix + name, candidates));
        }
      } else if (type.type() == FactType.Kind.DATE && String.valueOf(value).matches("[0-9]{4}")) {
        unknowns.add(new Unknown(prefix + name, List.of(value + "-01-01", value + "-12-31")));
      } else if (!isReadable(type, value)) {
        unknowns.add(new Unknown(prefix + name, candidates(type, asOf)));
      } else if (type.type() == FactType.Kind.LIST && type.items() != null && value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          collect(prefix + name + "[" + i + "].", type.items(), (Map<?, ?>) list.get(i), asOf, unknowns);
        }
      }
    });
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
      case DATE -> isDate(value);
    };
  }

  private static boolean isDate(Object value) {
    try {
      LocalDate.parse(String.valueOf(value));
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static List<Object> candidates(FactType type, LocalDate asOf) {
    if (type.candidates() != null) {
      return type.candidates();
    }
    return switch (type.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> type.values() == null ? List.of() : List.copyOf(type.values());
      case NUMBER -> List.of(0, 1, 20, 50);
      case DATE -> AGES.stream().<Object>map(age -> asOf.minusYears(age).minusDays(1).toString()).toList();
      case MONTH -> List.of(YearMonth.from(asOf).toString(), YearMonth.from(asOf).minusMonths(3).toString());
      case LIST -> type.items() == null ? List.of(List.of()) : List.of(List.of(), List.of(member(type.items(), asOf)));
      case TEXT -> List.of();
    };
  }

  private static Map<String, Object> member(Map<String, FactType> items, LocalDate asOf) {
    var member = new HashMap<String, Object>();
    items.forEach(
        (name, type) -> candidates(type, asOf).stream().findFirst().ifPresent(value -> member.put(name, value)));
    return member;
  }

  private Evaluation.Judged judge(boolean yearOnly) {
    var matters = new LinkedHashMap<String, Boolean>();
    var answers = new HashMap<List<Integer>, Evaluation.Judged>();
    for (var choice : (Iterable<List<Integer>>) choices()::iterator) {
      var answer = answer(answers, choice);
      for (int i = 0; i < unknowns.size(); i++) {
        if (!matters.containsKey(unknowns.get(i).path()) && changes(answers, choice, i, answer)) {
          matters.put(unknowns.get(i).path(), true);
        }
      }
    }
    var any = answers.values().iterator().next();
    if (yearOnly && answers.values().stream().anyMatch(Evaluation.Judged::fullBirthDate)) {
      matters.put("birthDate", true);
    }
    if (matters.isEmpty()) {
      return any;
    }
    var inOrder = unknowns.stream().map(Unknown::path).filter(matters::containsKey).toList();
    return any.missing(inOrder, trace(answers.values().stream().toList(), inOrder));
  }

  private boolean changes(Map<List<Integer>, Evaluation.Judged> answers, List<Integer> choice, int unknown,
      Evaluation.Judged answer) {
    for (int value = 0; value < unknowns.get(unknown).candidates().size(); value++) {
      var other = new ArrayList<>(choice);
      other.set(unknown, value);
      if (!answer(answers, other).result().equals(answer.result())) {
        return true;
      }
    }
    return false;
  }

  private Evaluation.Judged answer(Map<List<Integer>, Evaluation.Judged> answers, List<Integer> choice) {
    return answers.computeIfAbsent(choice, _ -> evaluation.judge(complete(choice)));
  }

  private Map<String, Object> complete(List<Integer> choice) {
    var complete = new HashMap<>(facts);
    for (int i = 0; i < unknowns.size(); i++) {
      put(complete, unknowns.get(i).path(), unknowns.get(i).candidates().get(choice.get(i)));
    }
    return complete;
  }

  private static void put(Map<String, Object> complete, String path, Object value) {
    int bracket = path.indexOf('[');
    if (bracket < 0) {
      complete.put(path, value);
      return;
    }
    var list = path.substring(0, bracket);
    int index = Integer.parseInt(path.substring(bracket + 1, path.indexOf(']')));
    var members = new ArrayList<Object>((List<?>) complete.getOrDefault(list, List.of()));
    var member = Evaluation.texts((Map<?, ?>) members.get(index));
    member.put(path.substring(path.indexOf("].") + 2), value);
    members.set(index, member);
    complete.put(list, members);
  }

  /** Every combination where there are few, else a sample that is the same each time. */
  private Stream<List<Integer>> choices() {
    long combinations = 1;
    for (var unknown : unknowns) {
      combinations = Math.min(Long.MAX_VALUE / 64, combinations * unknown.candidates().size());
    }
    if (combinations <= ALL_COMBINATIONS_UP_TO) {
      return Stream.iterate(0, number -> number + 1).limit(combinations).map(this::digits);
    }
    var random = new Random(SEED);
    return Stream.generate(() -> unknowns.stream().map(unknown -> random.nextInt(unknown.candidates().size())).toList())
        .limit(SAMPLED_COMBINATIONS);
  }

  private List<Integer> digits(int number) {
    var digits = new ArrayList<Integer>();
    int rest = number;
    for (var unknown : unknowns) {
      digits.add(rest % unknown.candidates().size());
      rest /= unknown.candidates().size();
    }
    return digits;
  }

  private static List<Tried> trace(List<Evaluation.Judged> answers, List<String> missing) {
    var trace = new ArrayList<Tried>();
    for (int i = 0; i < answers.getFirst().trace().size(); i++) {
      int rule = i;
      var tries = answers.stream().map(answer -> answer.trace().get(rule)).toList();
      boolean same = tries.stream().map(Tried::held).distinct().count() == 1;
      trace.add(same
          ? tries.getFirst()
          : new Tried(tries.getFirst().rule(), false, tries.getFirst().article(),
              "depends on " + String.join(", ", missing)));
    }
    return trace;
  }
}
