package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.AppliedRate;
import vn.kip.programmes.Assessment.Part;
import vn.kip.programmes.DecisionTable.Answer;
import vn.kip.programmes.DecisionTable.Hit;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.Rates;
import vn.kip.programmes.Rates.Rate;
import vn.kip.programmes.RuleBook;

/** The rules applied to facts of which none is unknown. */
public final class Evaluation {

  private final Rules rules;
  private final RuleBook book;
  private final Rates rates;
  private final LocalDate asOf;
  /** Trying out unknowns asks for the same facts again and again. */
  private final Map<Map<String, Object>, Answer> answered = new HashMap<>();
  private final Map<Map<String, Object>, Verdict> verdicts = new HashMap<>();

  public Evaluation(Rules rules, Rates rates, LocalDate asOf) {
    this.rules = rules;
    this.book = rules.book();
    this.rates = rates;
    this.asOf = asOf;
  }

  /** An entitlement that holds. */
  private record Held(Row row, BigDecimal weight, @Nullable BigDecimal coefficient, long amount,
      @Nullable String month) {}

  Rules rules() {
    return rules;
  }

  RuleBook book() {
    return book;
  }

  LocalDate asOf() {
    return asOf;
  }

  Candidates candidates() {
    return new Candidates(rules.borders(), asOf, book.earliestMonth());
  }

  /** Whether age alone will have made a row hold by a day; looked at by its cells. */
  boolean holdsOn(LocalDate day, Row row, Map<String, Object> complete) {
    return book.table().holds(row, new Evaluation(rules, rates, day).values(complete));
  }

  Judged judge(Map<String, Object> complete) {
    return judge(answer(complete), complete);
  }

  Judged judge(Answer answer, Map<String, Object> complete) {
    var values = answer.known();
    if (answer.hits().isEmpty()) {
      return Judged.ineligible();
    }
    var held = answer.hits().stream().map(hit -> hit.row().id()).collect(Collectors.toUnmodifiableSet());
    return answer.hits().stream().anyMatch(hit -> lacksRate(hit.row(), values))
        ? Judged.needsAppraisal(held)
        : best(answer.hits().stream().map(hit -> held(hit, complete, values)).toList(), values, held);
  }

  private boolean lacksRate(Row row, Map<String, @Nullable Object> values) {
    return rules.dependencies().rates(row).stream().anyMatch(name -> values.get(name) == null);
  }

  /** What a row would grant if nothing else did, to compare rows by; null where it does not hold. */
  @Nullable
  BigDecimal weight(Row row, Map<String, Object> complete) {
    var answer = answer(complete);
    return answer.hits().stream().filter(hit -> hit.row().equals(row) && !lacksRate(row, answer.known())).findFirst()
        .map(hit -> held(hit, complete, answer.known()).weight()).orElse(null);
  }

  /** What trying came to; lines of a list that differ by name alone share it, since no rule rests on the name. */
  Verdict tried(Map<String, Object> facts, Function<Map<String, Object>, Verdict> trying) {
    var asked = new HashMap<>(facts);
    asked.keySet().retainAll(rules.asked().keySet());
    var known = verdicts.get(asked);
    if (known == null) {
      known = trying.apply(asked);
      verdicts.put(asked, known);
    }
    return known;
  }

  Answer ask(Map<String, Object> complete) {
    return book.table().ask(values(complete));
  }

  /** The engine's answer, asked for once. */
  Answer answer(Map<String, Object> complete) {
    var known = answered.get(complete);
    if (known == null) {
      known = ask(complete);
      answered.put(Map.copyOf(complete), known);
    }
    return known;
  }

  /** The highest entitlement only, but for those that are paid beside another (Decree 20/2021 art. 6(2)). */
  private Judged best(List<Held> held, Map<String, @Nullable Object> values, Set<String> ids) {
    var best = List.of(highest(held));
    for (var adding : held) {
      var beside = book.addsTo().getOrDefault(String.valueOf(adding.row().category()), List.of());
      var partners = held.stream().filter(other -> beside.contains(String.valueOf(other.row().category()))).toList();
      if (!partners.isEmpty()) {
        var sum = List.of(adding, highest(partners));
        if (weight(sum).compareTo(weight(best)) > 0) {
          best = sum;
        }
      }
    }
    boolean full = best.stream().anyMatch(part -> part.row().turning() != null);
    var applied = best.stream().flatMap(part -> rules.dependencies().rates(part.row()).stream()).distinct()
        .map(name -> applied(name, values)).toList();
    if (best.size() == 1) {
      var only = best.getFirst();
      return Judged.eligible(only.row().category(), only.coefficient(), only.amount(), only.month(), List.of(), applied,
          full, ids);
    }
    var parts = best.stream().map(part -> new Part(String.valueOf(part.row().category()),
        Objects.requireNonNull(part.coefficient()), part.amount(), part.month())).toList();
    var months = best.stream().map(Held::month).distinct().toList();
    return Judged.eligible(
        parts.getFirst().category() + "+" + parts.getLast().category(),
        parts.stream().map(Part::coefficient).reduce(BigDecimal.ZERO, BigDecimal::add),
        parts.stream().mapToLong(Part::amount).sum(),
        months.size() == 1 ? months.getFirst() : null,
        parts,
        applied,
        full,
        ids);
  }

  private static Held highest(List<Held> held) {
    return held.stream().reduce((first, next) -> next.weight().compareTo(first.weight()) > 0 ? next : first)
        .orElseThrow();
  }

  private static BigDecimal weight(List<Held> parts) {
    return parts.stream().map(Held::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Held held(Hit hit, Map<String, Object> complete, Map<String, @Nullable Object> values) {
    var month = month(hit.row(), complete);
    if (hit.row().coefficient() != null) {
      var coefficient = number(hit, "coefficient", hit.outputs().get("coefficient"));
      var standard = number(hit, Dependencies.STANDARD, values.get(Dependencies.STANDARD));
      return new Held(hit.row(), coefficient, coefficient, dong(hit.row(), coefficient.multiply(standard), values),
          month);
    }
    var amount = number(hit, "amount", hit.outputs().get("amount"));
    return new Held(hit.row(), amount, null, dong(hit.row(), amount, values), month);
  }

  /** Rounded half up as the laws of the rates behind it say, or to whole dong. */
  private long dong(Row row, BigDecimal amount, Map<String, @Nullable Object> values) {
    long step = rules.dependencies().rates(row).stream()
        .flatMap(name -> rate(name, values).map(Rate::rounding).stream()).max(Long::compare).orElse(1L);
    return amount.divide(BigDecimal.valueOf(step), 0, RoundingMode.HALF_UP).multiply(BigDecimal.valueOf(step))
        .longValueExact();
  }

  private Optional<Rate> rate(String name, Map<String, @Nullable Object> values) {
    var use = Objects.requireNonNull(book.rates().get(name), name);
    var date = rateDate(use, values);
    return date == null ? Optional.empty() : rates.on(use.series(), date, asOf);
  }

  private BigDecimal number(Hit hit, String name, @Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case null, default ->
        throw new IllegalStateException(
            book.table().file() + ", row " + hit.row().id() + ": " + name + " is no number");
    };
  }

  private @Nullable String month(Row row, Map<String, Object> facts) {
    String month = null;
    if (row.startingFact() != null && facts.get(row.startingFact()) instanceof String text) {
      month = text;
    }
    var turning = row.turning();
    if (turning != null && facts.get(Dependencies.BIRTH_DATE) instanceof String birthDate) {
      month = YearMonth.from(Ages.birthday(LocalDate.parse(birthDate), turning)).toString();
    }
    var earliest = book.earliestMonth();
    return month != null && earliest != null && month.compareTo(earliest) < 0 ? earliest : month;
  }

  private AppliedRate applied(String name, Map<String, @Nullable Object> values) {
    var use = Objects.requireNonNull(book.rates().get(name), name);
    var rate = rate(name, values).orElseThrow();
    return new AppliedRate(use.series(), use.at(), Objects.requireNonNull(rateDate(use, values)), rate.from(),
        rate.inForceFrom(), rate.amount(), rate.law());
  }

  private @Nullable LocalDate rateDate(RuleBook.RateUse use, Map<String, @Nullable Object> values) {
    return values.get(use.at()) instanceof LocalDate date ? date : null;
  }

  /** Facts as FEEL sees them: dates as dates, ages counted, rates of the day put in. */
  Map<String, @Nullable Object> values(Map<String, Object> facts) {
    var values = new HashMap<String, @Nullable Object>(FeelValues.typed(facts, rules.asked(), asOf));
    values.put(Dependencies.AS_OF, asOf);
    book.rates().keySet()
        .forEach(name -> rate(name, values).ifPresent(rate -> values.put(name, BigDecimal.valueOf(rate.amount()))));
    return values;
  }
}
