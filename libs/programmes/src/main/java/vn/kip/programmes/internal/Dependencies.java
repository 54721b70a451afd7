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
import vn.kip.programmes.RuleBook;
import vn.kip.programmes.RuleBook.Rule;

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
      if (facts.contains(name)) {
        found.add(name);
      } else if (name.equals(AGE)) {
        found.add(BIRTH_DATE);
      } else if (use != null && facts.contains(use.at())) {
        found.add(use.at());
      }
    }
    return found.stream().sorted().toList();
  }

  List<String> of(Rule rule) {
    var found = new LinkedHashSet<String>();
    expressions(rule).forEach(expression -> found.addAll(of(expression)));
    var from = rule.entitledFrom();
    if (from != null && from.fact() != null) {
      found.add(from.fact());
    }
    if (from != null && from.turning() != null) {
      found.add(BIRTH_DATE);
    }
    return found.stream().sorted().toList();
  }

  /** Rates that a rule's money rests on. */
  List<String> rates(Rule rule) {
    return money(rule).stream().flatMap(expression -> names(expression).stream()).filter(book.rates()::containsKey)
        .distinct().sorted().toList();
  }

  private List<String> expressions(Rule rule) {
    var expressions = new ArrayList<>(money(rule));
    rule.when().forEach(name -> expressions.add(book.condition(name).when()));
    return expressions;
  }

  private static List<String> money(Rule rule) {
    return rule.coefficient() != null
        ? List.of(rule.coefficient(), STANDARD)
        : rule.amount() != null ? List.of(rule.amount()) : List.of();
  }
}
