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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
      List<List<UnaryTest>> cells,
      List<List<Asked>> asked) {}

  /** A cell that asks something; one that stands in many rows is tried once. */
  private record Asked(int column, int cell) {}

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
  public Answer ask(Map<String, @Nullable Object> values) {
    var table = compiled();
    var context = table.runtime().newContext();
    table.inputs().forEach(name -> context.set(name, values.get(name)));
    var result = table.runtime().evaluateByName(table.model(), context, table.decision());
    var decided = result.getDecisionResultByName(table.decision());
    if (result.hasErrors() || !(decided.getResult() instanceof List<?> rows)) {
      throw new IllegalStateException(file + ": " + result.getMessages(DMNMessage.Severity.ERROR));
    }
    var known = new HashMap<String, @Nullable Object>(values);
    table.definitions().keySet().forEach(name -> known.put(name, result.getContext().get(name)));
    return new Answer(rows.stream().map(row -> hit(table, (Map<?, ?>) row)).toList(), known);
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
  public boolean holds(Row row, Map<String, @Nullable Object> values) {
    var table = compiled();
    var all = new HashMap<>(values);
    var columns = IntStream.range(0, table.columns().size()).filter(row::asks).boxed()
        .collect(Collectors.partitioningBy(column -> all.containsKey(table.columns().get(column).expression())));
    // Columns that are inputs cost nothing; definitions are worked out only where those pass.
    return hold(table, row, columns.getOrDefault(true, List.of()), all)
        && hold(table, row, columns.getOrDefault(false, List.of()), all);
  }

  private static boolean hold(Compiled table, Row row, List<Integer> columns, Map<String, @Nullable Object> all) {
    columns.forEach(column -> value(table, table.columns().get(column).expression(), all));
    var context = Feel.context(all);
    return columns.stream().allMatch(column -> Feel.passes(Feel.tests(row.tests().get(column)), context,
        all.get(table.columns().get(column).expression())));
  }

  @Override
  public List<Misses> misses(Map<String, @Nullable Object> known) {
    var table = compiled();
    var all = new HashMap<>(known);
    var values = table.columns().stream().<@Nullable Object>map(column -> value(table, column.expression(), all))
        .toArray();
    var context = Feel.context(all);
    var passed = new @Nullable Boolean[table.cells().size()];
    var misses = new ArrayList<Misses>(table.rows().size());
    for (int row = 0; row < table.rows().size(); row++) {
      var failing = new ArrayList<Integer>();
      for (var asked : table.asked().get(row)) {
        var passes = passed[asked.cell()];
        if (passes == null) {
          passes = Feel.passes(table.cells().get(asked.cell()), context, values[asked.column()]);
          passed[asked.cell()] = passes;
        }
        if (!passes) {
          failing.add(asked.column());
        }
      }
      misses.add(new Misses(table.rows().get(row), failing));
    }
    return misses;
  }

  /** The value of a column or definition; definitions it speaks of are worked out and kept among {@code known}. */
  private static @Nullable Object value(Compiled table, String name, Map<String, @Nullable Object> known) {
    if (known.containsKey(name)) {
      return known.get(name);
    }
    var expression = table.expressions().get(name);
    if (expression == null) {
      return null;
    }
    Dependencies.names(table.definitions().getOrDefault(name, name)).stream()
        .filter(inner -> !inner.equals(name) && table.definitions().containsKey(inner))
        .forEach(inner -> value(table, inner, known));
    var value = Feel.evaluate(expression, known);
    known.put(name, value);
    return value;
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
    var cells = new ArrayList<List<UnaryTest>>();
    var numbers = new HashMap<Integer, Map<String, Integer>>();
    var asked = rows.stream().map(row -> asked(row, numbers, cells)).toList();
    return new Compiled(runtime, model, decision.getName(), columns, List.copyOf(rows), Map.copyOf(byId), inputs,
        defined, expressions, cells, asked);
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

  private static List<Asked> asked(Row row, Map<Integer, Map<String, Integer>> numbers, List<List<UnaryTest>> cells) {
    var asked = new ArrayList<Asked>();
    for (int column = 0; column < row.tests().size(); column++) {
      if (row.asks(column)) {
        var test = row.tests().get(column);
        asked.add(new Asked(column, numbers.computeIfAbsent(column, _ -> new HashMap<>()).computeIfAbsent(test, _ -> {
          cells.add(Feel.tests(test));
          return cells.size() - 1;
        })));
      }
    }
    return asked;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
