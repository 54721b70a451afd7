package vn.kip.programmes.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/** FEEL expressions and cells, compiled once. */
final class Feel {

  private static final FEEL ENGINE = FEELBuilder.builder().build();
  private static final Map<String, List<UnaryTest>> TESTS = new ConcurrentHashMap<>();

  private Feel() {}

  /**
   * Compiles an expression.
   *
   * @param names all that it may speak of
   * @throws IllegalStateException saying what is wrong with it
   */
  static CompiledExpression compile(String expression, Set<String> names) {
    var errors = new ArrayList<String>();
    var engine = FEELBuilder.builder().build();
    // The engine swallows what a listener throws, so errors are gathered and thrown afterwards.
    engine.addListener(event -> {
      if (event.getSeverity() == Severity.ERROR) {
        errors.add(event.getMessage());
      }
    });
    var context = engine.newCompilerContext();
    names.forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
    var compiled = engine.compile(expression, context);
    if (!errors.isEmpty()) {
      throw new IllegalStateException("\"" + expression + "\": " + String.join("; ", errors));
    }
    return compiled;
  }

  /** Null where the expression has no value for these. */
  static @Nullable Object evaluate(CompiledExpression expression, Map<String, @Nullable Object> values) {
    return ENGINE.evaluate(expression, values);
  }

  /** The tests of a cell, of which one must hold. */
  static List<UnaryTest> tests(String cell) {
    return TESTS.computeIfAbsent(cell, ENGINE::evaluateUnaryTests);
  }

  /** Whether a value passes a cell. */
  static boolean passes(List<UnaryTest> cell, EvaluationContext context, @Nullable Object value) {
    return cell.stream().anyMatch(test -> Boolean.TRUE.equals(test.apply(context, value)));
  }

  static EvaluationContext context(Map<String, @Nullable Object> values) {
    var context = new EvaluationContextImpl(Feel.class.getClassLoader(), new FEELEventListenersManager(),
        FEELDialect.FEEL);
    context.enterFrame();
    values.forEach(context::setValue);
    return context;
  }
}
