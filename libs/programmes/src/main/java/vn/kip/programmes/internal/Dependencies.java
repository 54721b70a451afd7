package vn.kip.programmes.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.RuleBook;

/** Which facts an expression, and so a rule, rests on. */
final class Dependencies {

  /** The fact that ages are counted from. */
  static final String BIRTH_DATE = "birthDate";
  /** What rules call completed years at the assessment date. */
  static final String AGE = "age";
  static final String AS_OF = "asOf";
  /** The rate that a coefficient multiplies. */
  static final String STANDARD = "standard";

  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  /** A name that is not a member of something, so {@code item.age} gives {@code item}. */
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z]\\w*");
  private static final Map<String, Set<String>> NAMES = new ConcurrentHashMap<>();

  private final RuleBook book;
  private final Set<String> facts;
  private final Map<String, List<String>> ofRow = new ConcurrentHashMap<>();

  Dependencies(RuleBook book, Set<String> facts) {
    this.book = book;
    this.facts = facts;
  }

  static Set<String> names(String expression) {
    return NAMES.computeIfAbsent(expression, text -> NAME.matcher(TEXT.matcher(text).replaceAll("")).results()
        .map(MatchResult::group).collect(Collectors.toUnmodifiableSet()));
  }

  /** Facts, in a fixed order, whose values decide the value of an expression. */
  List<String> of(String expression) {
    var found = new LinkedHashSet<String>();
    for (var name : names(expression)) {
      var use = book.rates().get(name);
      var definition = book.table().definitions().get(name);
      if (facts.contains(name)) {
        found.add(name);
      } else if (definition != null) {
        found.addAll(of(definition));
      } else if (name.equals(AGE)) {
        found.add(BIRTH_DATE);
      } else if (use != null && facts.contains(use.at())) {
        found.add(use.at());
      }
    }
    return found.stream().sorted().toList();
  }

  List<String> of(Row row) {
    return ofRow.computeIfAbsent(row.id(), _ -> {
      var found = new LinkedHashSet<String>();
      expressions(row).forEach(expression -> found.addAll(of(expression)));
      if (row.startingFact() != null) {
        found.add(row.startingFact());
      }
      if (row.turning() != null) {
        found.add(BIRTH_DATE);
      }
      return found.stream().sorted().toList();
    });
  }

  /** Rates that a row's money rests on. */
  List<String> rates(Row row) {
    return money(row).stream().flatMap(expression -> names(expression).stream()).filter(book.rates()::containsKey)
        .distinct().sorted().toList();
  }

  private List<String> expressions(Row row) {
    var expressions = new ArrayList<>(money(row));
    for (int column = 0; column < row.tests().size(); column++) {
      if (row.asks(column)) {
        expressions.add(book.table().columns().get(column).expression());
        expressions.add(row.tests().get(column));
      }
    }
    return expressions;
  }

  private static List<String> money(Row row) {
    return row.coefficient() != null
        ? List.of(row.coefficient(), STANDARD)
        : row.amount() != null ? List.of(row.amount()) : List.of();
  }
}
