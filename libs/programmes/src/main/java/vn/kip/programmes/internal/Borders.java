package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;

/**
 * Where a table's rules begin to say something else as a fact grows: the numbers and dates that stand in whatever rests on
 * the fact, and the other dates that it is set against.
 */
final class Borders {

  private static final Pattern DATE = Pattern.compile("date\\(\"([0-9-]+)\"\\)");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  /** A number with what stands before it, and the bracket behind it that closes a range; not the end of a fraction. */
  private static final Pattern NUMBER = Pattern
      .compile("(<=|>(?!=)|\\()?\\s*(?<!\\w)(?<![^.]\\.)(\\d+(?:\\.\\d+)?)(?!\\w)\\s*(\\])?");

  private final RuleBook book;
  private final Rates rates;
  private final Map<String, FactType> types;
  private final Dependencies dependencies;
  private final Map<String, Set<String>> texts = new ConcurrentHashMap<>();

  Borders(RuleBook book, Rates rates, Map<String, FactType> types, Dependencies dependencies) {
    this.book = book;
    this.rates = rates;
    this.types = types;
    this.dependencies = dependencies;
  }

  /** The first whole numbers of each range in which a fact, or what is counted from it, is treated alike. */
  Set<Long> numbers(String fact) {
    var numbers = new TreeSet<Long>();
    for (var text : texts(fact)) {
      var match = NUMBER.matcher(TEXT.matcher(text).replaceAll(""));
      while (match.find()) {
        var number = new BigDecimal(match.group(2));
        if (number.stripTrailingZeros().scale() <= 0) {
          boolean belongsBelow = match.group(3) != null || "<=".equals(match.group(1)) || ">".equals(match.group(1));
          numbers.add(number.longValueExact() + (belongsBelow ? 1 : 0));
        }
      }
    }
    return numbers;
  }

  /** The days named, and those from which another rate applies where it is taken at this fact's date. */
  Set<LocalDate> dates(String fact) {
    var dates = new TreeSet<LocalDate>();
    for (var text : texts(fact)) {
      DATE.matcher(text).results().map(match -> LocalDate.parse(match.group(1))).forEach(dates::add);
    }
    book.rates().values().stream().filter(use -> use.at().equals(fact))
        .flatMap(use -> rates.series().getOrDefault(use.series(), List.of()).stream())
        .forEach(rate -> dates.add(rate.from()));
    return dates;
  }

  /** Amounts of the rates that a fact is held against. */
  Set<Long> amounts(String fact) {
    var amounts = new TreeSet<Long>();
    for (var text : texts(fact)) {
      Dependencies.names(text).stream().flatMap(name -> Stream.ofNullable(book.rates().get(name)))
          .flatMap(use -> rates.series().getOrDefault(use.series(), List.of()).stream())
          .forEach(rate -> amounts.add(rate.amount()));
    }
    return amounts;
  }

  /** Other dates of the same form from which days to or from this one are counted. */
  List<String> partners(String fact) {
    var partners = new LinkedHashSet<String>();
    for (var text : texts(fact)) {
      var dates = dependencies.of(text).stream().filter(this::isDate).toList();
      if (dates.contains(fact)) {
        partners.addAll(dates);
        if (Dependencies.names(text).contains(Dependencies.AS_OF)) {
          partners.add(Dependencies.AS_OF);
        }
      }
    }
    partners.remove(fact);
    return List.copyOf(partners);
  }

  private boolean isDate(String fact) {
    var type = types.get(fact);
    return type != null && type.type() == FactType.Kind.DATE && !fact.equals(Dependencies.BIRTH_DATE);
  }

  /** Every expression and cell whose outcome rests on a fact, definitions written out. */
  private Set<String> texts(String fact) {
    return texts.computeIfAbsent(fact, this::gather);
  }

  private Set<String> gather(String fact) {
    var gathered = new LinkedHashSet<String>();
    var table = book.table();
    for (var row : table.rows()) {
      for (int column = 0; column < row.tests().size(); column++) {
        if (row.asks(column)) {
          add(fact, List.of(table.columns().get(column).expression(), row.tests().get(column)), gathered);
        }
      }
      money(row).forEach(text -> add(fact, List.of(text), gathered));
    }
    return gathered;
  }

  private static Collection<String> money(Row row) {
    var money = new ArrayList<String>();
    if (row.coefficient() != null) {
      money.add(row.coefficient());
    }
    if (row.amount() != null) {
      money.add(row.amount());
    }
    return money;
  }

  /** @param together a column and a cell of it: what rests on a fact in one is bounded in the other */
  private void add(String fact, List<String> together, Set<String> gathered) {
    if (together.stream().anyMatch(text -> dependencies.of(text).contains(fact))) {
      together.forEach(text -> written(fact, text, gathered));
    }
  }

  private void written(String fact, String text, Set<String> gathered) {
    if (gathered.add(text)) {
      Dependencies.names(text).stream()
          .flatMap(name -> Stream.ofNullable(book.table().definitions().get(name)))
          .filter(definition -> dependencies.of(definition).contains(fact))
          .forEach(definition -> written(fact, definition, gathered));
    }
  }
}
