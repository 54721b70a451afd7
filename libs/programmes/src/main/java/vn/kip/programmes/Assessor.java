package vn.kip.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Line;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.internal.Evaluation;
import vn.kip.programmes.internal.Unknowns;

/**
 * Applies a version's rules to the facts of one dossier. What is unknown and could change the result is asked for, never
 * guessed.
 */
public final class Assessor {

  private final Rates rates;

  public Assessor(Rates rates) {
    this.rates = rates;
  }

  /**
   * Assesses one dossier.
   *
   * @param asOf the acceptance date
   * @param facts the answers; absent means unknown
   * @param applicantId null where the applicant is not known, as when rules are only tried out
   * @param paidElsewhere persons of the same once-group whom an earlier accepted dossier wins, with its code
   */
  public Assessment assess(
      ProgrammeVersion version,
      LocalDate asOf,
      Map<String, Object> facts,
      @Nullable String applicantId,
      Map<String, String> paidElsewhere) {
    var book = version.rules().orElse(null);
    if (book == null) {
      return new Assessment(Status.NEEDS_APPRAISAL, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
          List.of(), Set.of(), version.id());
    }
    return book.lines() != null
        ? assessLines(version, book, book.lines(), asOf, facts, paidElsewhere)
        : assessOne(version, book, asOf, facts, applicantId, paidElsewhere);
  }

  private Assessment assessOne(
      ProgrammeVersion version,
      RuleBook book,
      LocalDate asOf,
      Map<String, Object> facts,
      @Nullable String applicantId,
      Map<String, String> paidElsewhere) {
    var judged = judge(version.facts(), book, asOf, facts);
    var persons = version.onceGroup() != null && applicantId != null && judged.status() == Status.ELIGIBLE
        ? Set.of(applicantId)
        : Set.<String>of();
    var winner = persons.isEmpty() ? null : paidElsewhere.get(applicantId);
    if (winner != null) {
      var failed = List.of(paidElsewhere(version, winner));
      return new Assessment(Status.INELIGIBLE, null, null, null, null, List.of(), failed, List.of(), judged.trace(),
          List.of(), persons, version.id());
    }
    return new Assessment(
        judged.status(),
        judged.category(),
        judged.coefficient(),
        judged.amount(),
        judged.entitledFrom(),
        judged.parts(),
        judged.failed(),
        judged.missing(),
        judged.trace(),
        List.of(),
        persons,
        version.id());
  }

  private Assessment assessLines(
      ProgrammeVersion version,
      RuleBook book,
      RuleBook.Lines lines,
      LocalDate asOf,
      Map<String, Object> facts,
      Map<String, String> paidElsewhere) {
    if (!(facts.get(lines.fact()) instanceof List<?> members)) {
      return new Assessment(Status.NEEDS_FACTS, null, null, null, null, List.of(), List.of(), List.of(lines.fact()),
          List.of(), List.of(), Set.of(), version.id());
    }
    var types = Objects.requireNonNull(Objects.requireNonNull(version.facts().get(lines.fact()), lines.fact()).items(),
        "items of " + lines.fact());
    var judged = new ArrayList<Line>();
    var failed = new LinkedHashSet<Failed>();
    var missing = new ArrayList<String>();
    var trace = new ArrayList<Assessment.Tried>();
    var persons = new HashSet<String>();
    long total = 0;
    for (int i = 0; i < members.size(); i++) {
      var line = new LinkedHashMap<String, Object>();
      if (members.get(i) instanceof Map<?, ?> member) {
        member.forEach((name, value) -> line.put(String.valueOf(name), value));
      }
      var person = line.get(lines.person()) instanceof String id ? id : null;
      var own = judge(types, book, asOf, line);
      int index = i;
      own.missing().forEach(name -> missing.add(lines.fact() + "[" + index + "]." + name));
      own.trace().forEach(tried -> trace
          .add(new Assessment.Tried(tried.rule() + "[" + index + "]", tried.held(), tried.article(), tried.why())));
      var reason = own.status() == Status.ELIGIBLE ? onceReason(person, persons, paidElsewhere) : own.reason();
      boolean eligible = own.status() == Status.ELIGIBLE && reason == null;
      long amount = eligible ? Objects.requireNonNullElse(own.amount(), 0L) : 0;
      if (own.status() == Status.ELIGIBLE && person != null) {
        persons.add(person);
      }
      failed.addAll(own.failed());
      total += amount;
      judged.add(new Line(i, person, eligible, amount, reason));
    }
    var status = !missing.isEmpty()
        ? Status.NEEDS_FACTS
        : judged.stream().anyMatch(Line::eligible) ? Status.ELIGIBLE : Status.INELIGIBLE;
    return new Assessment(
        status,
        null,
        null,
        status == Status.ELIGIBLE ? total : null,
        null,
        List.of(),
        status == Status.INELIGIBLE ? List.copyOf(failed) : List.of(),
        missing,
        trace,
        judged,
        persons,
        version.id());
  }

  /** Why a line that is eligible by itself is not paid; null when it is. */
  private static @Nullable String onceReason(@Nullable String person, Set<String> before,
      Map<String, String> paidElsewhere) {
    if (person == null) {
      return null;
    }
    var winner = paidElsewhere.get(person);
    if (winner != null) {
      return "paid once: " + winner + " was accepted earlier";
    }
    return before.contains(person) ? "paid once: stands on an earlier line" : null;
  }

  private static Failed paidElsewhere(ProgrammeVersion version, String winner) {
    return new Failed(
        "once",
        version.law(),
        "Mỗi người chỉ được hỗ trợ một lần; hồ sơ " + winner + " được tiếp nhận trước.",
        "A person is paid once; " + winner + " was accepted earlier.");
  }

  private Evaluation.Judged judge(Map<String, FactType> types, RuleBook book, LocalDate asOf,
      Map<String, Object> facts) {
    var evaluation = new Evaluation(book, types, rates, asOf);
    return Unknowns.judge(evaluation, types, asOf, new HashMap<>(facts));
  }
}
