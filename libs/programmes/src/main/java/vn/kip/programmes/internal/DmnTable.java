package vn.kip.programmes.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.internal.io.ResourceFactory;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.DecisionTable;
import vn.kip.programmes.Finding;
import vn.kip.programmes.Names;

/** A DMN file, compiled when it is first asked: most who read the catalogue never evaluate a table. */
final class DmnTable implements DecisionTable {

  private static final String NOTHING = "null";
  private static final String RULE = "rule";

  private final String file;
  private final Supplier<byte[]> bytes;
  private volatile @Nullable Compiled compiled;

  DmnTable(String file, Supplier<byte[]> bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  private record Compiled(
      DMNRuntime runtime,
      DMNModel model,
      String decision,
      List<Column> columns,
      List<Row> rows,
      Map<String, Row> byId,
      Set<String> inputs,
      Map<String, String> definitions,
      Map<String, CompiledExpression> expressions,
      List<List<@Nullable List<UnaryTest>>> tests) {}

  @Override
  public String file() {
    return file;
  }

  @Override
  public int line(String element) {
    return XmlLines.of(bytes.get(), element);
  }

  @Override
  public List<Column> columns() {
    return compiled().columns();
  }

  @Override
  public List<Row> rows() {
    return compiled().rows();
  }

  @Override
  public Set<String> inputs() {
    return compiled().inputs();
  }

  @Override
  public Map<String, String> definitions() {
    return compiled().definitions();
  }

  @Override
  public List<Hit> hits(Map<String, @Nullable Object> values) {
    var table = compiled();
    var context = table.runtime().newContext();
    table.inputs().forEach(name -> context.set(name, values.get(name)));
    var result = table.runtime().evaluateByName(table.model(), context, table.decision());
    var decided = result.getDecisionResultByName(table.decision());
    if (result.hasErrors() || !(decided.getResult() instanceof List<?> rows)) {
      throw new IllegalStateException(file + ": " + result.getMessages(DMNMessage.Severity.ERROR));
    }
    return rows.stream().map(row -> hit(table, (Map<?, ?>) row)).toList();
  }

  private static Hit hit(Compiled table, Map<?, ?> outputs) {
    var byName = new HashMap<String, @Nullable Object>();
    outputs.forEach((name, value) -> byName.put(String.valueOf(name), value));
    var row = table.byId().get(String.valueOf(byName.get(RULE)));
    if (row == null) {
      throw new IllegalStateException("no row " + byName.get(RULE));
    }
    return new Hit(row, byName);
  }

  @Override
  public boolean passes(Row row, int column, Object value) {
    return !row.asks(column) || Feel.passes(Feel.tests(row.tests().get(column)), Feel.context(Map.of()), value);
  }

  @Override
  public List<Misses> misses(Map<String, @Nullable Object> values) {
    var table = compiled();
    var all = new HashMap<String, @Nullable Object>();
    table.inputs().forEach(name -> all.put(name, values.get(name)));
    table.definitions().keySet().forEach(name -> all.put(name, evaluate(table, name, all)));
    var context = Feel.context(all);
    var known = new HashMap<String, Boolean>();
    var columns = new ArrayList<@Nullable Object>();
    table.columns().forEach(column -> columns.add(value(table, column, all)));
    var misses = new ArrayList<Misses>();
    for (int row = 0; row < table.rows().size(); row++) {
      var failing = new ArrayList<Integer>();
      for (int column = 0; column < columns.size(); column++) {
        var cell = table.tests().get(row).get(column);
        if (cell != null) {
          var value = columns.get(column);
          // A cell that stands in many rows is tried once.
          var holds = known.computeIfAbsent(column + " " + table.rows().get(row).tests().get(column),
              _ -> Feel.passes(cell, context, value));
          if (!holds) {
            failing.add(column);
          }
        }
      }
      misses.add(new Misses(table.rows().get(row), failing));
    }
    return misses;
  }

  private static @Nullable Object value(Compiled table, Column column, Map<String, @Nullable Object> all) {
    return all.containsKey(column.expression())
        ? all.get(column.expression())
        : evaluate(table, column.expression(), all);
  }

  private static @Nullable Object evaluate(Compiled table, String name, Map<String, @Nullable Object> all) {
    var expression = table.expressions().get(name);
    return expression == null ? null : Feel.evaluate(expression, all);
  }

  private Compiled compiled() {
    var known = compiled;
    if (known == null) {
      synchronized (this) {
        known = compiled;
        if (known == null) {
          known = compile();
          compiled = known;
        }
      }
    }
    return known;
  }

  private Compiled compile() {
    var xml = bytes.get();
    DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults().buildConfiguration()
        .fromResources(List.of(ResourceFactory.newInputStreamResource(new ByteArrayInputStream(xml))))
        .getOrElseThrow(e -> refused(xml, null, String.valueOf(e.getMessage())));
    if (runtime.getModels().size() != 1) {
      throw refused(xml, null, "holds no DMN model");
    }
    var model = runtime.getModels().getFirst();
    model.getMessages(DMNMessage.Severity.ERROR).stream().findFirst().ifPresent(message -> {
      throw refused(xml, message.getSourceId(), message.getText());
    });
    return read(xml, runtime, model);
  }

  private CatalogueException refused(byte[] xml, @Nullable String element, String reason) {
    return new CatalogueException(
        new Finding("catalogue.table", file, element == null ? 0 : XmlLines.of(xml, element), reason));
  }

  private Compiled read(byte[] xml, DMNRuntime runtime, DMNModel model) {
    Definitions definitions = model.getDefinitions();
    var inputs = new LinkedHashSet<String>();
    var defined = new LinkedHashMap<String, String>();
    Decision decision = null;
    for (var element : definitions.getDrgElement()) {
      if (element instanceof InputData input) {
        inputs.add(input.getName());
      } else if (element instanceof Decision other && other.getExpression() instanceof LiteralExpression literal) {
        defined.put(other.getName(), literal.getText().strip());
      } else if (element instanceof Decision other) {
        decision = other;
      }
    }
    if (decision == null
        || !(decision.getExpression() instanceof org.kie.dmn.model.api.DecisionTable table)) {
      throw refused(xml, null, "holds no decision table");
    }
    var columns = table.getInput().stream().map(input -> new Column(input.getInputExpression().getText().strip(),
        new Names(text(input.getLabel()), text(input.getDescription())))).toList();
    var outputs = table.getOutput().stream().map(output -> output.getName()).toList();
    var rows = new ArrayList<Row>();
    var byId = new HashMap<String, Row>();
    for (var rule : table.getRule()) {
      var row = row(rule, outputs);
      rows.add(row);
      if (byId.put(row.id(), row) != null) {
        throw refused(xml, rule.getId(), "two rows are called " + row.id());
      }
    }
    var names = new LinkedHashSet<>(inputs);
    names.addAll(defined.keySet());
    var expressions = new HashMap<String, CompiledExpression>();
    defined.forEach((name, text) -> expressions.put(name, Feel.compile(text, names)));
    columns.stream().map(Column::expression).filter(text -> !names.contains(text))
        .forEach(text -> expressions.put(text, Feel.compile(text, names)));
    return new Compiled(runtime, model, decision.getName(), columns, List.copyOf(rows), Map.copyOf(byId), inputs,
        defined, expressions, rows.stream().map(DmnTable::tests).toList());
  }

  private static Row row(org.kie.dmn.model.api.DecisionRule rule, List<String> outputs) {
    var granted = new LinkedHashMap<String, String>();
    for (int i = 0; i < outputs.size(); i++) {
      var text = rule.getOutputEntry().get(i).getText().strip();
      if (!text.equals(NOTHING)) {
        granted.put(outputs.get(i), text);
      }
    }
    var id = String.valueOf(granted.remove(RULE)).replace("\"", "");
    var article = rule.getAnnotationEntry().isEmpty() ? "" : text(rule.getAnnotationEntry().getFirst().getText());
    return new Row(id, rule.getInputEntry().stream().map(entry -> entry.getText().strip()).toList(), granted, article);
  }

  private static List<@Nullable List<UnaryTest>> tests(Row row) {
    var tests = new ArrayList<@Nullable List<UnaryTest>>();
    for (int column = 0; column < row.tests().size(); column++) {
      tests.add(row.asks(column) ? Feel.tests(row.tests().get(column)) : null);
    }
    return tests;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
