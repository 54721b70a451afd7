package vn.kip.programmes.internal;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** FEEL expressions, compiled once. */
final class Feel {

  private static final FEEL ENGINE = FEELBuilder.builder().build();
  private static final Map<Key, CompiledExpression> COMPILED = new ConcurrentHashMap<>();

  private Feel() {}

  private record Key(String expression, Set<String> names) {}

  /**
   * Evaluates over complete values; null where the expression has no value for them.
   *
   * @throws IllegalStateException when the expression cannot be compiled
   */
  static @Nullable Object evaluate(String expression, Map<String, Object> values) {
    return ENGINE.evaluate(compiled(expression, values.keySet()), values);
  }

  /**
   * Compiles ahead of use.
   *
   * @param names all that the expression may speak of
   * @throws IllegalStateException saying what is wrong with it
   */
  static void check(String expression, Set<String> names) {
    compiled(expression, names);
  }

  private static CompiledExpression compiled(String expression, Set<String> names) {
    return COMPILED.computeIfAbsent(new Key(expression, Set.copyOf(names)), Feel::compile);
  }

  private static CompiledExpression compile(Key key) {
    var errors = new ArrayList<String>();
    var engine = FEELBuilder.builder().build();
    // The engine swallows what a listener throws, so errors are gathered and thrown afterwards.
    engine.addListener(event -> {
      if (event.getSeverity() == Severity.ERROR) {
        errors.add(event.getMessage());
      }
    });
    var context = engine.newCompilerContext();
    key.names().forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
    var compiled = engine.compile(key.expression(), context);
    if (!errors.isEmpty()) {
      throw new IllegalStateException("\"" + key.expression() + "\": " + String.join("; ", errors));
    }
    return compiled;
  }
}
