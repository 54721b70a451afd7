package vn.kip.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.AppliedRate;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Line;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.internal.Judged;

/** One list of persons, each judged by itself; the amount is the sum of the lines that are eligible. */
final class LineAssessment {

  private final ProgrammeVersion version;
  private final RuleBook book;
  private final RuleBook.Lines list;
  private final Rates rates;
  private final LocalDate asOf;
  private final Map<String, String> paidElsewhere;
  private final Map<String, FactType> types;

  private final List<Line> lines = new ArrayList<>();
  private final Set<Failed> failed = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Tried> trace = new ArrayList<>();
  private final Set<AppliedRate> applied = new LinkedHashSet<>();
  private final Set<String> persons = new LinkedHashSet<>();
  private boolean needsAppraisal;

  LineAssessment(ProgrammeVersion version, RuleBook book, RuleBook.Lines list, Rates rates, LocalDate asOf,
      Map<String, String> paidElsewhere) {
    this.version = version;
    this.book = book;
    this.list = list;
    this.rates = rates;
    this.asOf = asOf;
    this.paidElsewhere = paidElsewhere;
    var fact = Objects.requireNonNull(version.facts().get(list.fact()), list.fact());
    types = Objects.requireNonNull(fact.items(), "items of " + list.fact());
  }

  Assessment assess(Map<String, Object> facts) {
    if (!(facts.get(list.fact()) instanceof List<?> members)) {
      return withoutList();
    }
    for (int i = 0; i < members.size(); i++) {
      judge(i, members.get(i) instanceof Map<?, ?> member ? member : Map.of());
    }
    if (members.isEmpty()) {
      failed.add(new Failed("list", version.law(), "Danh sách không có người nào", "nobody stands on the list"));
    }
    return Assessor.answer(version, total(), lines, persons);
  }

  /** A list still to come can change nothing when no line could be eligible any more. */
  private Assessment withoutList() {
    var anybody = Assessor.judge(rates, types, book, asOf, Map.of());
    var judged = anybody.status() == Status.INELIGIBLE
        ? anybody
        : Judged.needsFacts(List.of(list.fact()), anybody.trace());
    return Assessor.answer(version, judged, List.of(), Set.of());
  }

  private void judge(int index, Map<?, ?> member) {
    var line = new LinkedHashMap<String, Object>();
    member.forEach((name, value) -> line.put(String.valueOf(name), value));
    var person = line.get(list.person()) instanceof String id ? id : null;
    var own = Assessor.judge(rates, types, book, asOf, line);
    for (var tried : own.trace()) {
      trace.add(new Tried(tried.rule() + "[" + index + "]", tried.held(), tried.article(), tried.why(), tried.facts()));
    }
    failed.addAll(own.failed());
    var before = own.status() == Status.INELIGIBLE ? null : paidBefore(person);
    var reason = before == null ? open(index, person, own) : before;
    long amount = reason == null ? Objects.requireNonNullElse(own.amount(), 0L) : 0;
    if (reason == null) {
      applied.addAll(own.rates());
    }
    if (own.status() == Status.ELIGIBLE && person != null) {
      persons.add(person);
    }
    lines.add(new Line(index, person, reason == null, amount, reason));
  }

  /** Why a line that nobody else is in the way of is not paid; whoever is paid once must be known by name. */
  private @Nullable String open(int index, @Nullable String person, Judged own) {
    own.missing().forEach(name -> missing.add(list.fact() + "[" + index + "]." + name));
    needsAppraisal |= own.status() == Status.NEEDS_APPRAISAL;
    if (own.status() == Status.ELIGIBLE && person == null && version.onceGroup() != null) {
      missing.add(list.fact() + "[" + index + "]." + list.person());
      return "unknown: " + list.person();
    }
    return own.reason();
  }

  private @Nullable String paidBefore(@Nullable String person) {
    if (person == null) {
      return null;
    }
    var winner = paidElsewhere.get(person);
    if (winner != null) {
      return "paid once: " + winner + " was accepted earlier";
    }
    return persons.contains(person) ? "paid once: stands on an earlier line" : null;
  }

  private Judged total() {
    if (!missing.isEmpty()) {
      return Judged.needsFacts(missing, trace);
    }
    if (needsAppraisal) {
      return Judged.needsAppraisal(trace);
    }
    if (lines.stream().noneMatch(Line::eligible)) {
      return Judged.ineligible(refusals(), trace);
    }
    long amount = lines.stream().mapToLong(Line::amount).sum();
    return Judged.eligible(null, null, amount, null, List.of(), trace, List.copyOf(applied), false);
  }

  /** Where every line that would be eligible is paid elsewhere, the reason is not among the rules' own. */
  private List<Failed> refusals() {
    if (persons.isEmpty()) {
      return List.copyOf(failed);
    }
    var refusals = new ArrayList<>(failed);
    refusals.add(new Failed("once", version.law(), "Mỗi người chỉ được hỗ trợ một lần", "a person is paid once"));
    return refusals;
  }
}
