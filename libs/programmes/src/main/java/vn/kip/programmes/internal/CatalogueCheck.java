package vn.kip.programmes.internal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.TimeLimit;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;
import vn.kip.programmes.RuleBook.Rule;

/** Finds what is wrong with a file when it is read, not when a citizen stands at the desk. */
final class CatalogueCheck {

  private final String file;
  private final Rates rates;

  CatalogueCheck(String file, Rates rates) {
    this.file = file;
    this.rates = rates;
  }

  static void rates(String file, Rates rates) {
    rates.series().forEach((name, series) -> {
      for (int i = 1; i < series.size(); i++) {
        if (!series.get(i).from().isAfter(series.get(i - 1).from())) {
          throw new CatalogueException("catalogue.rate-order", file,
              name + ": " + series.get(i).from() + " does not follow " + series.get(i - 1).from());
        }
      }
    });
  }

  void programme(Programme programme) {
    require(!programme.versions().isEmpty(), "catalogue.gap", "no version");
    for (int i = 1; i < programme.versions().size(); i++) {
      var ends = programme.versions().get(i - 1).to();
      var next = programme.versions().get(i).from();
      require(ends != null && next.equals(ends.plusDays(1)), "catalogue.gap",
          "the version from " + next + " does not follow the one before");
    }
    for (var version : programme.versions()) {
      LocalDate to = version.to();
      require(to == null || !to.isBefore(version.from()), "catalogue.gap", version.id() + " ends before it starts");
      require(programme.statutory() == (version.limit() != null), "catalogue.limit",
          "a statutory programme has a limit, another has none");
      version.stages().forEach(this::stage);
      version.rules().ifPresent(book -> rules(version, book));
    }
  }

  private void stage(ProgrammeVersion.Stage stage) {
    if (stage.limit() != null) {
      try {
        TimeLimit.parse(stage.limit());
      } catch (IllegalArgumentException e) {
        throw new CatalogueException("catalogue.limit", file, "stage " + stage.id() + ": " + e.getMessage());
      }
    }
  }

  private void rules(ProgrammeVersion version, RuleBook book) {
    var lines = book.lines();
    var list = lines == null ? null : version.facts().get(lines.fact());
    var facts = lines == null ? version.facts() : list == null ? null : list.items();
    if (facts == null) {
      throw new CatalogueException("catalogue.unknown-fact", file, "no list for the rules' lines");
    }
    facts.forEach(this::candidates);
    var names = new HashSet<>(facts.keySet());
    names.addAll(Set.of(Dependencies.AS_OF));
    names.addAll(book.rates().keySet());
    if (facts.containsKey(Dependencies.BIRTH_DATE)) {
      names.add(Dependencies.AGE);
    }
    book.rates().forEach((name, use) -> {
      require(rates.series().containsKey(use.series()), "catalogue.no-rate", "no series " + use.series());
      require(names.contains(use.at()), "catalogue.unknown-fact", "rate " + name + " at " + use.at());
    });
    book.rules().forEach(rule -> rule(book, rule, names));
    book.conditions().values().forEach(condition -> expression(condition.when(), names));
    var used = book.rules().stream().flatMap(rule -> rule.when().stream()).collect(Collectors.toSet());
    require(used.containsAll(book.conditions().keySet()), "catalogue.unused-condition",
        "a condition that no rule asks for");
    var categories = book.rules().stream().map(Rule::category).collect(Collectors.toSet());
    require(book.addsTo().entrySet().stream()
        .allMatch(entry -> categories.contains(entry.getKey()) && categories.containsAll(entry.getValue())),
        "catalogue.unknown-category", "addsTo speaks of a category that no rule grants");
  }

  private void rule(RuleBook book, Rule rule, Set<String> names) {
    require(book.conditions().keySet().containsAll(rule.when()), "catalogue.unknown-condition", "rule " + rule.id());
    require((rule.coefficient() == null) != (rule.amount() == null), "catalogue.rule-money",
        "rule " + rule.id() + " has either a coefficient or an amount");
    require(rule.coefficient() == null || names.contains(Dependencies.STANDARD), "catalogue.no-rate",
        "rule " + rule.id() + " multiplies a standard that is not among the rates");
    Stream.of(rule.coefficient(), rule.amount()).filter(money -> money != null)
        .forEach(money -> expression(money, names));
  }

  /** An answer that may be unknown has values to try, or nobody could tell whether it matters. */
  private void candidates(String name, FactType type) {
    boolean tried = switch (type.type()) {
      case DATE -> given(type.candidates()) || given(type.candidateAges());
      case NUMBER, MONTH -> given(type.candidates());
      case ENUM -> given(type.values());
      case BOOLEAN, TEXT, LIST -> true;
    };
    require(tried, "catalogue.no-candidates", "fact " + name);
    if (type.items() != null) {
      type.items().forEach(this::candidates);
    }
  }

  private static boolean given(@Nullable List<?> values) {
    return values != null && !values.isEmpty();
  }

  private void expression(String expression, Set<String> names) {
    try {
      Feel.check(expression, names);
    } catch (IllegalStateException e) {
      throw new CatalogueException("catalogue.expression", file, String.valueOf(e.getMessage()));
    }
  }

  private void require(boolean right, String key, String reason) {
    if (!right) {
      throw new CatalogueException(key, file, reason);
    }
  }
}
