package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.internal.Unknowns.Unknown;

/**
 * Tries unknown facts with every value that could matter. If the answer is always the same, it stands; otherwise the facts
 * that changed it are missing.
 *
 * <p>
 * Few unknowns are tried in every combination. Of many, only those that one rule, or two rules that add up, rest on are
 * combined, while the others are held at values at which as little as possible is granted: where an unknown changes the
 * answer at all, it does so with nothing else in its way.
 */
final class Trials {

  private static final int ALL_COMBINATIONS_UP_TO = 600;

  private final Evaluation evaluation;
  private final Map<String, Object> facts;
  private final List<Unknown> unknowns;
  private final int allUpTo;
  private final Map<List<Integer>, Judged> answers = new LinkedHashMap<>();
  private final Set<String> matters = new HashSet<>();

  Trials(Evaluation evaluation, Map<String, Object> facts, List<Unknown> unknowns) {
    this(evaluation, facts, unknowns, ALL_COMBINATIONS_UP_TO);
  }

  Trials(Evaluation evaluation, Map<String, Object> facts, List<Unknown> unknowns, int allUpTo) {
    this.evaluation = evaluation;
    this.facts = facts;
    this.unknowns = unknowns;
    this.allUpTo = allUpTo;
  }

  Verdict judge(boolean onlyBirthYear) {
    var all = IntStream.range(0, unknowns.size()).boxed().toList();
    if (combinations(all) <= allUpTo) {
      combine(all, start());
    } else {
      var possible = possible();
      var neutral = neutral(possible.values());
      groups(possible.keySet()).forEach(group -> combine(group, neutral));
    }
    var first = answers.entrySet().iterator().next();
    if (onlyBirthYear && answers.values().stream().anyMatch(Judged::fullBirthDate)) {
      matters.add(Dependencies.BIRTH_DATE);
    }
    var complete = complete(first.getKey());
    var explained = new Explanation(evaluation, complete).of(first.getValue(), evaluation.answer(complete));
    if (matters.isEmpty()) {
      return explained;
    }
    var missing = unknowns.stream().map(Unknown::path).filter(matters::contains).toList();
    return new Verdict(Judged.needsFacts(missing), trace(explained.trace(), missing), List.of(), List.of());
  }

  private List<Integer> start() {
    return unknowns.stream().map(_ -> 0).toList();
  }

  private long combinations(List<Integer> group) {
    long combinations = 1;
    for (int unknown : group) {
      combinations = Math.min(Integer.MAX_VALUE, combinations * unknowns.get(unknown).candidates().size());
    }
    return combinations;
  }

  /** One unknown at one of its values. */
  private record Pick(int unknown, int value) {}

  /** The rules that can still hold, each with the most it grants at each value at which it does. */
  private Map<Row, Map<Pick, BigDecimal>> possible() {
    var possible = new LinkedHashMap<Row, Map<Pick, BigDecimal>>();
    for (var rule : evaluation.book().table().rows()) {
      var group = behind(evaluation.rules().dependencies().of(rule));
      for (int number = 0; number < combinations(group); number++) {
        var choice = choice(group, number, start());
        var weight = evaluation.weight(rule, complete(choice));
        if (weight != null) {
          var picks = possible.computeIfAbsent(rule, _ -> new HashMap<>());
          group.forEach(unknown -> picks.merge(new Pick(unknown, choice.get(unknown)), weight, BigDecimal::max));
        }
      }
    }
    return possible;
  }

  /** Each unknown at the value at which the least can be granted. */
  private List<Integer> neutral(Collection<Map<Pick, BigDecimal>> possible) {
    return IntStream.range(0, unknowns.size()).mapToObj(unknown -> IntStream
        .range(0, unknowns.get(unknown).candidates().size())
        .mapToObj(value -> new Pick(unknown, value))
        .min(Comparator.comparing((Pick pick) -> most(possible, pick)).thenComparingLong(pick -> rules(possible, pick)))
        .orElseThrow().value()).toList();
  }

  private static BigDecimal most(Collection<Map<Pick, BigDecimal>> possible, Pick pick) {
    return possible.stream().map(picks -> picks.getOrDefault(pick, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static long rules(Collection<Map<Pick, BigDecimal>> possible, Pick pick) {
    return possible.stream().filter(picks -> picks.containsKey(pick)).count();
  }

  /** The unknowns behind each rule, and behind each two that are paid beside one another. */
  private Set<List<Integer>> groups(Set<Row> rules) {
    var groups = new LinkedHashSet<List<Integer>>();
    groups.add(List.of());
    for (var rule : rules) {
      groups.add(behind(evaluation.rules().dependencies().of(rule)));
      var beside = evaluation.book().addsTo().getOrDefault(String.valueOf(rule.category()), List.of());
      for (var other : rules) {
        if (beside.contains(String.valueOf(other.category()))) {
          var both = new ArrayList<>(evaluation.rules().dependencies().of(rule));
          both.addAll(evaluation.rules().dependencies().of(other));
          groups.add(behind(both));
        }
      }
    }
    return groups;
  }

  private List<Integer> behind(List<String> names) {
    return IntStream.range(0, unknowns.size()).filter(i -> names.contains(unknowns.get(i).fact())).boxed().toList();
  }

  /** The combination of that number, the first unknown changing fastest. */
  private List<Integer> choice(List<Integer> group, int number, List<Integer> others) {
    var choice = new ArrayList<>(others);
    int rest = number;
    for (int unknown : group) {
      int values = unknowns.get(unknown).candidates().size();
      choice.set(unknown, rest % values);
      rest /= values;
    }
    return choice;
  }

  private void combine(List<Integer> group, List<Integer> others) {
    for (int number = 0; number < combinations(group); number++) {
      var choice = choice(group, number, others);
      var result = answer(choice).result();
      for (int unknown : group) {
        if (!matters.contains(unknowns.get(unknown).path()) && changes(choice, unknown, result)) {
          matters.add(unknowns.get(unknown).path());
        }
      }
    }
  }

  private boolean changes(List<Integer> choice, int unknown, List<?> result) {
    var other = new ArrayList<>(choice);
    for (int value = choice.get(unknown) + 1; value < unknowns.get(unknown).candidates().size(); value++) {
      other.set(unknown, value);
      if (!answer(List.copyOf(other)).result().equals(result)) {
        return true;
      }
    }
    return false;
  }

  private Judged answer(List<Integer> choice) {
    var known = answers.get(choice);
    if (known != null) {
      return known;
    }
    var judged = evaluation.judge(complete(choice));
    answers.put(List.copyOf(choice), judged);
    return judged;
  }

  private Map<String, Object> complete(List<Integer> choice) {
    var complete = new HashMap<>(facts);
    for (int i = 0; i < unknowns.size(); i++) {
      put(complete, unknowns.get(i), unknowns.get(i).candidates().get(choice.get(i)));
    }
    return complete;
  }

  private static void put(Map<String, Object> complete, Unknown unknown, Object value) {
    var path = unknown.path();
    int bracket = path.indexOf('[');
    if (bracket < 0) {
      complete.put(path, value);
      return;
    }
    int index = Integer.parseInt(path.substring(bracket + 1, path.indexOf(']')));
    var members = new ArrayList<Object>((List<?>) complete.getOrDefault(unknown.fact(), List.of()));
    var member = FeelValues.texts((Map<?, ?>) members.get(index));
    member.put(path.substring(path.indexOf("].") + 2), value);
    members.set(index, member);
    complete.put(unknown.fact(), members);
  }

  private List<Tried> trace(List<Tried> first, List<String> missing) {
    return first.stream().map(tried -> {
      boolean same = answers.values().stream().allMatch(other -> other.held().contains(tried.rule()) == tried.held());
      var open = missing.stream().filter(path -> tried.facts().contains(path.replaceFirst("\\[.*", ""))).toList();
      if (same || open.isEmpty()) {
        return tried;
      }
      var why = evaluation.rules().dependsOn(open);
      return new Tried(tried.rule(), false, tried.article(), why.vi(), why.en(), tried.facts());
    }).toList();
  }
}
