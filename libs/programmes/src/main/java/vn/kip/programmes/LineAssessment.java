package vn.kip.programmes;

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
import vn.kip.programmes.Assessment.NearMiss;
import vn.kip.programmes.Assessment.Obstacle;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Assessment.Tried;
import vn.kip.programmes.internal.Evaluation;
import vn.kip.programmes.internal.Judged;
import vn.kip.programmes.internal.Reason;
import vn.kip.programmes.internal.Unknowns;
import vn.kip.programmes.internal.Verdict;

/** One list of persons, each judged by itself; the amount is the sum of the lines that are eligible. */
final class LineAssessment {

  private final ProgrammeVersion version;
  private final RuleBook.Lines list;
  private final Evaluation evaluation;
  private final Map<String, String> paidElsewhere;

  private final List<Line> lines = new ArrayList<>();
  private final Set<Failed> failed = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();
  /** A list may hold thousands; lines that a rule treats alike share one entry of the trace. */
  private final Map<Tried, List<Integer>> trace = new LinkedHashMap<>();
  private final Set<AppliedRate> applied = new LinkedHashSet<>();
  private final Set<String> persons = new LinkedHashSet<>();
  private boolean needsAppraisal;

  LineAssessment(ProgrammeVersion version, RuleBook.Lines list, Evaluation evaluation,
      Map<String, String> paidElsewhere) {
    this.version = version;
    this.list = list;
    this.evaluation = evaluation;
    this.paidElsewhere = paidElsewhere;
  }

  Assessment assess(Map<String, Object> facts) {
    if (!(facts.get(list.fact()) instanceof List<?> members)) {
      return withoutList();
    }
    for (int i = 0; i < members.size(); i++) {
      judge(i, members.get(i) instanceof Map<?, ?> member ? member : Map.of());
    }
    if (members.isEmpty()) {
      failed.add(new Failed("list", version.law(), Obstacle.NOBODY_LISTED));
    }
    var refusals = lines.stream().noneMatch(Line::eligible) ? refusals() : List.<Failed>of();
    return Assessor.answer(version, new Verdict(total(), trace(), missing.isEmpty() ? refusals : List.of(), List.of()),
        lines, persons);
  }

  /** A list still to come can change nothing when no line could be eligible any more. */
  private Assessment withoutList() {
    var anybody = Unknowns.judge(evaluation, Map.of());
    var verdict = anybody.status() == Status.INELIGIBLE
        ? anybody
        : new Verdict(Judged.needsFacts(List.of(list.fact())), anybody.trace(), List.of(), List.of());
    return Assessor.answer(version, verdict, List.of(), Set.of());
  }

  private void judge(int index, Map<?, ?> member) {
    var line = new LinkedHashMap<String, Object>();
    member.forEach((name, value) -> line.put(String.valueOf(name), value));
    var person = line.get(list.person()) instanceof String id && !PersonNumber.isPlaceholder(id) ? id : null;
    var own = Unknowns.judge(evaluation, line);
    own.trace().forEach(tried -> trace.computeIfAbsent(tried, _ -> new ArrayList<>()).add(index));
    own.nearest().stream().map(LineAssessment::failed).forEach(failed::add);
    var before = own.status() == Status.INELIGIBLE ? null : paidBefore(person);
    var reason = before == null ? open(index, person, own) : before;
    long amount = Objects.requireNonNullElse(own.judged().amount(), 0L);
    if (reason == null) {
      applied.addAll(own.judged().rates());
    }
    if (own.status() == Status.ELIGIBLE && person != null) {
      persons.add(person);
    }
    lines.add(switch (reason) {
      case null -> new Line(index, person, true, amount, null, null, null, List.of());
      case Reason.OfRule(var vi, var en) -> new Line(index, person, false, 0, en, vi, null, List.of());
      case Reason.Other(var obstacle, var values) -> new Line(index, person, false, 0, null, null, obstacle, values);
    });
  }

  private static Failed failed(NearMiss near) {
    return new Failed(near.rule(), near.article(), near.vi(), near.en());
  }

  /** Why a line that nobody else is in the way of is not paid; whoever is paid once must be known by name. */
  private @Nullable Reason open(int index, @Nullable String person, Verdict own) {
    own.judged().missing().forEach(name -> missing.add(list.fact() + "[" + index + "]." + name));
    needsAppraisal |= own.status() == Status.NEEDS_APPRAISAL;
    if (own.status() == Status.ELIGIBLE && person == null && version.onceGroup() != null) {
      missing.add(list.fact() + "[" + index + "]." + list.person());
      return new Reason.Other(Obstacle.FACTS_UNKNOWN, List.of(list.person()));
    }
    return own.reason();
  }

  private @Nullable Reason paidBefore(@Nullable String person) {
    if (person == null) {
      return null;
    }
    var winner = paidElsewhere.get(person);
    if (winner != null) {
      return new Reason.Other(Obstacle.PAID_BY_EARLIER_DOSSIER, List.of(winner));
    }
    return persons.contains(person) ? new Reason.Other(Obstacle.PAID_ON_EARLIER_LINE, List.of()) : null;
  }

  private Judged total() {
    if (!missing.isEmpty()) {
      return Judged.needsFacts(missing);
    }
    if (needsAppraisal) {
      return Judged.needsAppraisal(Set.of());
    }
    if (lines.stream().noneMatch(Line::eligible)) {
      return Judged.ineligible();
    }
    long amount = lines.stream().mapToLong(Line::amount).sum();
    return Judged.eligible(null, null, amount, null, List.of(), List.copyOf(applied), false, Set.of());
  }

  /** Where every line that would be eligible is paid elsewhere, the reason is not among the rules' own. */
  private List<Failed> refusals() {
    if (persons.isEmpty()) {
      return List.copyOf(failed);
    }
    var refusals = new ArrayList<>(failed);
    refusals.add(new Failed("once", version.law(), Obstacle.ALL_PAID_BY_EARLIER_DOSSIERS));
    return refusals;
  }

  private List<Tried> trace() {
    return trace.entrySet().stream().map(entry -> {
      var tried = entry.getKey();
      var numbers = ranges(entry.getValue());
      return new Tried(tried.rule(), tried.held(), tried.article(), "dòng " + numbers + ": " + tried.vi(),
          "lines " + numbers + ": " + tried.why(), tried.facts());
    }).toList();
  }

  /** Line numbers as an officer counts them, from 1: {@code 1-3, 7}. */
  private static String ranges(List<Integer> indexes) {
    var ranges = new ArrayList<String>();
    int start = 0;
    for (int i = 1; i <= indexes.size(); i++) {
      if (i == indexes.size() || indexes.get(i) != indexes.get(i - 1) + 1) {
        int from = indexes.get(start) + 1;
        int to = indexes.get(i - 1) + 1;
        ranges.add(from == to ? Integer.toString(from) : from + "-" + to);
        start = i;
      }
    }
    return String.join(", ", ranges);
  }
}
