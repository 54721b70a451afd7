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
import vn.kip.programmes.Assessment.AppliedRate;
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
  private final Dependencies dependencies;
  /** Trying out unknowns asks the same small questions again and again. */
  private final Map<Question, @Nullable Object> answered = new HashMap<>();

  public Evaluation(RuleBook book, Map<String, FactType> types, Rates rates, LocalDate asOf) {
    this.book = book;
    this.types = types;
    this.rates = rates;
    this.asOf = asOf;
    dependencies = new Dependencies(book, types.keySet());
  }

  /** An expression and all that it rests on. */
  private record Question(String expression, List<@Nullable Object> facts) {}

  /** An entitlement that holds. */
  private record Held(Rule rule, BigDecimal weight, @Nullable BigDecimal coefficient, long amount,
      @Nullable String month) {}

  RuleBook book() {
    return book;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  Judged judge(Map<String, Object> complete) {
    var held = new ArrayList<Rule>();
    var trace = new ArrayList<Tried>();
    var failed = new LinkedHashSet<Failed>();
    for (var rule : book.rules()) {
      var first = firstThatFails(rule, complete);
      if (first == null) {
        held.add(rule);
      } else {
        failed.add(new Failed(rule.id(), first.article(), first.vi(), first.en()));
      }
      trace.add(new Tried(rule.id(), first == null, rule.article(),
          first == null ? "all conditions hold" : "does not hold: " + first.en(), dependencies.of(rule)));
    }
    if (held.isEmpty()) {
      return Judged.ineligible(List.copyOf(failed), trace);
    }
    var values = values(complete);
    if (held.stream().flatMap(rule -> dependencies.rates(rule).stream()).anyMatch(name -> !values.containsKey(name))) {
      return Judged.needsAppraisal(trace);
    }
    return best(held.stream().map(rule -> held(rule, complete)).toList(), trace, values);
  }

  /** What a rule would grant if nothing else did, to compare rules by; null where it does not hold. */
  @Nullable
  BigDecimal weight(Rule rule, Map<String, Object> complete) {
    boolean grants = firstThatFails(rule, complete) == null
        && values(complete).keySet().containsAll(dependencies.rates(rule));
    return grants ? held(rule, complete).weight() : null;
  }

  private @Nullable Condition firstThatFails(Rule rule, Map<String, Object> complete) {
    for (var name : rule.when()) {
      var condition = book.condition(name);
      if (!(ask(condition.when(), complete) instanceof Boolean holds)) {
        throw new IllegalStateException("condition " + name + " is neither true nor false");
      }
      if (!holds) {
        return condition;
      }
    }
    return null;
  }

  private @Nullable Object ask(String expression, Map<String, Object> complete) {
    var facts = new ArrayList<@Nullable Object>();
    dependencies.of(expression).forEach(name -> facts.add(complete.get(name)));
    var question = new Question(expression, facts);
    if (!answered.containsKey(question)) {
      answered.put(question, Feel.evaluate(expression, values(complete)));
    }
    return answered.get(question);
  }

  /** The highest entitlement only, but for those that are paid beside another (Decree 20/2021 art. 6(2)). */
  private Judged best(List<Held> held, List<Tried> trace, Map<String, Object> values) {
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
    var applied = best.stream().flatMap(part -> dependencies.rates(part.rule()).stream()).distinct()
        .map(name -> applied(name, values)).toList();
    if (best.size() == 1) {
      var only = best.getFirst();
      return Judged.eligible(only.rule().category(), only.coefficient(), only.amount(), only.month(), List.of(), trace,
          applied, full);
    }
    var parts = best.stream().map(part -> new Part(String.valueOf(part.rule().category()),
        Objects.requireNonNull(part.coefficient()), part.amount(), part.month())).toList();
    var months = best.stream().map(Held::month).distinct().toList();
    return Judged.eligible(
        parts.getFirst().category() + "+" + parts.getLast().category(),
        parts.stream().map(Part::coefficient).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream().mapToLong(Part::amount).sum(),
        months.size() == 1 ? months.getFirst() : null,
        parts,
        trace,
        applied,
        full);
  }

  private static Held highest(List<Held> held) {
    return held.stream().reduce((first, next) -> next.weight().compareTo(first.weight()) > 0 ? next : first)
        .orElseThrow();
  }

  private static BigDecimal weight(List<Held> parts) {
    return parts.stream().map(Held::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Held held(Rule rule, Map<String, Object> complete) {
    var month = month(rule, complete);
    if (rule.coefficient() != null) {
      var coefficient = number(rule, rule.coefficient(), complete);
      long amount = coefficient.multiply(number(rule, Dependencies.STANDARD, complete)).longValueExact();
      return new Held(rule, coefficient, coefficient, amount, month);
    }
    var amount = number(rule, Objects.requireNonNull(rule.amount(), rule.id()), complete);
    return new Held(rule, amount, null, amount.longValueExact(), month);
  }

  private BigDecimal number(Rule rule, String expression, Map<String, Object> complete) {
    return switch (ask(expression, complete)) {
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
    if (from.turning() != null && facts.get(Dependencies.BIRTH_DATE) instanceof String birthDate) {
      month = YearMonth.from(Ages.birthday(LocalDate.parse(birthDate), from.turning())).toString();
    }
    var earliest = book.earliestMonth();
    return month != null && earliest != null && month.compareTo(earliest) < 0 ? earliest : month;
  }

  private AppliedRate applied(String name, Map<String, Object> values) {
    var use = Objects.requireNonNull(book.rates().get(name), name);
    var rate = rates.on(use.series(), Objects.requireNonNull(rateDate(use, values), name)).orElseThrow();
    return new AppliedRate(use.series(), rate.from(), rate.amount(), rate.law());
  }

  private @Nullable LocalDate rateDate(RuleBook.RateUse use, Map<String, Object> values) {
    return values.get(use.at()) instanceof LocalDate date ? date : null;
  }

  /** Facts as FEEL sees them: dates as dates, ages counted, rates of the day put in. */
  private Map<String, Object> values(Map<String, Object> facts) {
    var values = FeelValues.typed(facts, types, asOf);
    values.put(Dependencies.AS_OF, asOf);
    book.rates().forEach((name, use) -> {
      var date = rateDate(use, values);
      if (date != null) {
        rates.on(use.series(), date).ifPresent(rate -> values.put(name, BigDecimal.valueOf(rate.amount())));
      }
    });
    return values;
  }
}
