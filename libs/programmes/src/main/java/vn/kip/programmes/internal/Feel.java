package vn.kip.programmes.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
   * Evaluates over complete values.
   *
   * @throws IllegalStateException when the file's expression cannot be compiled
   */
  static @Nullable Object evaluate(String expression, Map<String, Object> values) {
    var compiled = COMPILED.computeIfAbsent(new Key(expression, Set.copyOf(values.keySet())), Feel::compile);
    return ENGINE.evaluate(compiled, values);
  }

  private static CompiledExpression compile(Key key) {
    var engine = FEELBuilder.builder().build();
    engine.addListener(event -> {
      throw new IllegalStateException("in \"" + key.expression() + "\": " + event.getMessage());
    });
    var context = engine.newCompilerContext();
    key.names().forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
    return engine.compile(key.expression(), context);
  }
}
