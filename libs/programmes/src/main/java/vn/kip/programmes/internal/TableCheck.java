package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.DecisionTable;
import vn.kip.programmes.DecisionTable.Column;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.FactType;

/**
 * Finds rows that can never hold, and rows that grant different things for the same case, by trying in each column a
 * value on either side of every border that its cells name.
 */
final class TableCheck {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  /** Stands for every value of a column whose cells name none. */
  private static final String ANY_VALUE = "any";

  private final DecisionTable table;
  private final Map<String, FactType> types;

  TableCheck(DecisionTable table, Map<String, FactType> types) {
    this.table = table;
    this.types = types;
  }

  /** @param row id of the row */
  record Problem(String key, String row, String reason) {}

  List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    for (var row : table.rows()) {
      for (int column = 0; column < table.columns().size(); column++) {
        if (holding(row, column).isEmpty()) {
          problems.add(new Problem("catalogue.unreachable-row", row.id(), "no value of "
              + table.columns().get(column).names().en() + " passes the test " + row.tests().get(column)));
        }
      }
    }
    for (int first = 0; first < table.rows().size(); first++) {
      for (int second = first + 1; second < table.rows().size(); second++) {
        contradiction(table.rows().get(first), table.rows().get(second)).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** Two rows for the same category that can hold together grant the same, or one of them is wrong. */
  private java.util.Optional<Problem> contradiction(Row one, Row other) {
    if (!Objects.equals(one.category(), other.category()) || one.outputs().equals(other.outputs())) {
      return java.util.Optional.empty();
    }
    for (int column = 0; column < table.columns().size(); column++) {
      var both = new LinkedHashSet<>(holding(one, column));
      both.retainAll(holding(other, column));
      if (both.isEmpty()) {
        return java.util.Optional.empty();
      }
    }
    return java.util.Optional.of(new Problem("catalogue.contradicting-rows", other.id(),
        "holds together with row " + one.id() + ", which grants something else"));
  }

  private Set<Object> holding(Row row, int column) {
    var holding = new LinkedHashSet<>(values(column));
    holding.removeIf(value -> !table.passes(row, column, value));
    return holding;
  }

  private Set<Object> values(int column) {
    var values = new LinkedHashSet<Object>();
    var type = type(table.columns().get(column));
    for (var row : table.rows()) {
      around(row.tests().get(column), values);
    }
    if (type != null && type.values() != null) {
      values.addAll(type.values());
    }
    if ((type != null && type.type() == FactType.Kind.BOOLEAN) || values.contains(true) || values.contains(false)) {
      values.add(true);
      values.add(false);
    }
    if (values.isEmpty()) {
      values.add(ANY_VALUE);
    }
    return values;
  }

  private @Nullable FactType type(Column column) {
    return types.get(column.expression());
  }

  private static void around(String test, Set<Object> values) {
    if (test.equals("true") || test.equals("false")) {
      values.add(Boolean.valueOf(test));
    }
    DATE.matcher(test).results().map(match -> LocalDate.parse(match.group()))
        .forEach(date -> values.addAll(List.of(date.minusDays(1), date, date.plusDays(1))));
    var rest = DATE.matcher(test).replaceAll("");
    TEXT.matcher(rest).results().map(match -> match.group(1)).filter(text -> !text.isEmpty()).forEach(values::add);
    NUMBER.matcher(TEXT.matcher(rest).replaceAll("")).results().map(match -> new BigDecimal(match.group()))
        .forEach(number -> values.addAll(
            List.of(number.subtract(BigDecimal.ONE), number, number.add(BigDecimal.ONE))));
  }
}
