package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Part;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;
import vn.kip.programmes.RuleBook.Condition;
import vn.kip.programmes.RuleBook.Rule;

/** The rules applied to facts of which none is unknown. */
public final class Evaluation {

  private final RuleBook book;
  private final Map<String, FactType> types;
  private final Rates rates;
  private final LocalDate asOf;

  public Evaluation(RuleBook book, Map<String, FactType> types, Rates rates, LocalDate asOf) {
    this.book = book;
    this.types = types;
    this.rates = rates;
    this.asOf = asOf;
  }

  /**
   * One answer.
   *
   * @param fullBirthDate the answer rests on a rule that needs more than the birth year
   */
  public record Judged(
      Status status,
      @Nullable String category,
      @Nullable BigDecimal coefficient,
      @Nullable Long amount,
      @Nullable String entitledFrom,
      List<Part> parts,
      List<Failed> failed,
      List<String> missing,
      List<Tried> trace,
      boolean fullBirthDate) {

    /** What must be equal for an unknown not to matter. */
    List<@Nullable Object> result() {
      var result = new ArrayList<@Nullable Object>();
      result.add(status);
      result.add(category);
      result.add(coefficient);
      result.add(amount);
      result.add(entitledFrom);
      return result;
    }

    /** Why not, in one line. */
    public @Nullable String reason() {
      return switch (status) {
        case INELIGIBLE -> failed.isEmpty() ? "no rule holds" : failed.getFirst().en();
        case NEEDS_FACTS -> "unknown: " + String.join(", ", missing);
        case ELIGIBLE, NEEDS_APPRAISAL -> null;
      };
    }

    Judged missing(List<String> names, List<Tried> tried) {
      return new Judged(Status.NEEDS_FACTS, null, null, null, null, List.of(), List.of(), names, tried, false);
    }
  }

  /** An entitlement that holds. */
  private record Held(Rule rule, BigDecimal weight, @Nullable BigDecimal coefficient, long amount,
      @Nullable String month) {}

  Judged judge(Map<String, Object> complete) {
    var values = values(complete);
    var conditions = new HashMap<String, Boolean>();
    var held = new ArrayList<Held>();
    var trace = new ArrayList<Tried>();
    var failed = new LinkedHashSet<Failed>();
    for (var rule : book.rules()) {
      Condition first = null;
      for (var name : rule.when()) {
        var condition = condition(name);
        if (!conditions.computeIfAbsent(name, _ -> Boolean.TRUE.equals(Feel.evaluate(condition.when(), values)))) {
          first = condition;
          break;
        }
      }
      if (first == null) {
        held.add(held(rule, values, complete));
        trace.add(new Tried(rule.id(), true, rule.article(), "all conditions hold"));
      } else {
        failed.add(new Failed(rule.id(), first.article(), first.vi(), first.en()));
        trace.add(new Tried(rule.id(), false, first.article(), "does not hold: " + first.en()));
      }
    }
    return held.isEmpty()
        ? new Judged(Status.INELIGIBLE, null, null, null, null, List.of(), List.copyOf(failed), List.of(), trace, false)
        : best(held, trace);
  }

  private Condition condition(String name) {
    return Objects.requireNonNull(book.conditions().get(name), () -> "no condition \"" + name + "\"");
  }

  /** The highest entitlement only, but for those that are paid beside another (Decree 20/2021 art. 6(2)). */
  private Judged best(List<Held> held, List<Tried> trace) {
    var best = List.of(highest(held));
    for (var adding : held) {
      var beside = book.addsTo().getOrDefault(String.valueOf(adding.rule().category()), List.of());
      var partners = held.stream().filter(other -> beside.contains(String.valueOf(other.rule().category()))).toList();
      if (!partners.isEmpty()) {
        var sum = List.of(adding, highest(partners));
        if (weight(sum).compareTo(weight(best)) > 0) {
          best = sum;
        }
      }
    }
    boolean full = best.stream().anyMatch(part -> part.rule().fullBirthDate());
    if (best.size() == 1) {
      var only = best.getFirst();
      return new Judged(Status.ELIGIBLE, only.rule().category(), only.coefficient(), only.amount(), only.month(),
          List.of(), List.of(), List.of(), trace, full);
    }
    var parts = best.stream().map(part -> new Part(String.valueOf(part.rule().category()),
        Objects.requireNonNull(part.coefficient()), part.amount(), part.month())).toList();
    var months = best.stream().map(Held::month).distinct().toList();
    return new Judged(
        Status.ELIGIBLE,
        parts.getFirst().category() + "+" + parts.getLast().category(),
        parts.stream().map(Part::coefficient).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream().mapToLong(Part::amount).sum(),
        months.size() == 1 ? months.getFirst() : null,
        parts,
        List.of(),
        List.of(),
        trace,
        full);
  }

  private static Held highest(List<Held> held) {
    return held.stream().reduce((first, next) -> next.weight().compareTo(first.weight()) > 0 ? next : first)
        .orElseThrow();
  }

  private static BigDecimal weight(List<Held> parts) {
    return parts.stream().map(Held::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Held held(Rule rule, Map<String, Object> values, Map<String, Object> facts) {
    var month = month(rule, facts);
    if (rule.coefficient() != null) {
      var coefficient = number(rule, rule.coefficient(), values);
      long amount = coefficient.multiply(number(rule, "standard", values)).longValueExact();
      return new Held(rule, coefficient, coefficient, amount, month);
    }
    var amount = number(rule, Objects.requireNonNull(rule.amount(), rule.id()), values);
    return new Held(rule, amount, null, amount.longValueExact(), month);
  }

  private static BigDecimal number(Rule rule, String expression, Map<String, Object> values) {
    return switch (Feel.evaluate(expression, values)) {
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case null, default ->
        throw new IllegalStateException("rule " + rule.id() + ": \"" + expression + "\" is no number");
    };
  }

  private @Nullable String month(Rule rule, Map<String, Object> facts) {
    var from = rule.entitledFrom();
    if (from == null) {
      return null;
    }
    String month = null;
    if (from.fact() != null && facts.get(from.fact()) instanceof String text) {
      month = text;
    }
    if (from.turning() != null && facts.get("birthDate") instanceof String birthDate) {
      month = YearMonth.from(Ages.birthday(LocalDate.parse(birthDate), from.turning())).toString();
    }
    var earliest = book.earliestMonth();
    return month != null && earliest != null && month.compareTo(earliest) < 0 ? earliest : month;
  }

  /** Facts as FEEL sees them: dates as dates, ages counted, rates of the day put in. */
  private Map<String, Object> values(Map<String, Object> facts) {
    var values = typed(facts, types);
    values.put("asOf", asOf);
    book.rates().forEach((name, use) -> {
      var at = use.at().equals("asOf") ? asOf : values.get(use.at());
      if (at instanceof LocalDate date) {
        rates.on(use.series(), date).ifPresent(rate -> values.put(name, BigDecimal.valueOf(rate.amount())));
      }
    });
    return values;
  }

  private Map<String, Object> typed(Map<String, Object> facts, Map<String, FactType> factTypes) {
    var values = new HashMap<String, Object>();
    factTypes.forEach((name, type) -> {
      var value = facts.get(name);
      if (value != null) {
        values.put(name, typed(value, type));
      }
    });
    if (values.get("birthDate") instanceof LocalDate birthDate) {
      values.put("age", Ages.completedYears(birthDate, asOf));
    }
    return values;
  }

  private Object typed(Object value, FactType type) {
    return switch (type.type()) {
      case DATE -> LocalDate.parse(String.valueOf(value));
      case LIST -> type.items() == null
          ? value
          : ((List<?>) value).stream().map(item -> typed(texts((Map<?, ?>) item), type.items())).toList();
      case NUMBER -> new BigDecimal(String.valueOf(value));
      case BOOLEAN, ENUM, MONTH, TEXT -> value;
    };
  }

  static Map<String, Object> texts(Map<?, ?> map) {
    var texts = new HashMap<String, Object>();
    map.forEach((name, value) -> {
      if (value != null) {
        texts.put(String.valueOf(name), value);
      }
    });
    return texts;
  }
}
