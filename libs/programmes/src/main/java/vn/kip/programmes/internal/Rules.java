package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.DecisionTable.Misses;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Names;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;

/** The rules of one version, prepared to be asked many times. */
public final class Rules {

  /** Beyond a human life no birthday has to be looked for. */
  static final int OLDEST = 120;
  private static final Names HOLDS = new Names("mọi điều kiện đều đạt", "all conditions hold");

  private final RuleBook book;
  private final Map<String, FactType> types;
  private final Dependencies dependencies;
  private final Borders borders;
  private final Wording wording;
  private @Nullable Map<String, FactType> asked;
  /** What is said of a row depends on the columns it fails in, and on nothing else. */
  private final Map<String, Map<List<Integer>, Tried>> said = new ConcurrentHashMap<>();
  private final Map<String, Map<List<Integer>, BitSet>> ages = new ConcurrentHashMap<>();

  /** @param types of the facts the table speaks of: a member's, where each member of a list is judged */
  public Rules(RuleBook book, Rates rates, Map<String, FactType> types) {
    this.book = book;
    this.types = types;
    dependencies = new Dependencies(book, types.keySet());
    borders = new Borders(book, rates, types, dependencies);
    wording = new Wording(types);
  }

  RuleBook book() {
    return book;
  }

  Map<String, FactType> types() {
    return types;
  }

  /** The facts that any row rests on; the others may stay unknown. */
  Map<String, FactType> asked() {
    var known = asked;
    if (known == null) {
      var restedOn = book.table().rows().stream().flatMap(row -> dependencies.of(row).stream())
          .collect(Collectors.toSet());
      known = new LinkedHashMap<>(types);
      known.keySet().retainAll(restedOn);
      asked = known;
    }
    return known;
  }

  Borders borders() {
    return borders;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  /** A row that was tried, in words. */
  Tried tried(Misses miss) {
    return said.computeIfAbsent(miss.row().id(), _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(miss.columns(), _ -> {
          var why = miss.holds() ? HOLDS : words(miss);
          return new Tried(miss.row().id(), miss.holds(), miss.row().article(), why.vi(), why.en(),
              dependencies.of(miss.row()));
        });
  }

  /** What a row cannot be judged without, in words. */
  Names dependsOn(List<String> facts) {
    var names = facts.stream().map(wording::fact).toList();
    return new Names("tùy thuộc vào: " + join(names, Names::vi), "depends on: " + join(names, Names::en));
  }

  private Names words(Misses miss) {
    var columns = book.table().columns();
    var conditions = miss.columns().stream()
        .map(column -> wording.condition(columns.get(column), miss.row().tests().get(column))).toList();
    return new Names("không đạt: " + join(conditions, Names::vi), "does not hold: " + join(conditions, Names::en));
  }

  private static String join(List<Names> conditions, Function<Names, String> language) {
    return conditions.stream().map(language).collect(Collectors.joining("; "));
  }

  /** The ages at which all would pass that fails; empty where more than age is in the way. */
  BitSet agesAt(Misses miss) {
    return ages.computeIfAbsent(miss.row().id(), _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(miss.columns(), _ -> {
          var passing = new BitSet();
          boolean onlyAge = miss.columns().stream()
              .allMatch(column -> book.table().columns().get(column).expression().equals(Dependencies.AGE));
          if (onlyAge) {
            IntStream.rangeClosed(0, OLDEST).filter(age -> miss.columns().stream()
                .allMatch(column -> book.table().passes(miss.row(), column, BigDecimal.valueOf(age))))
                .forEach(passing::set);
          }
          return passing;
        });
  }
}
