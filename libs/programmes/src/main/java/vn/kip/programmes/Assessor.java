package vn.kip.programmes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Line;
import vn.kip.programmes.Assessment.Obstacle;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.internal.Evaluation;
import vn.kip.programmes.internal.Judged;
import vn.kip.programmes.internal.Rules;
import vn.kip.programmes.internal.Unknowns;
import vn.kip.programmes.internal.Verdict;

/**
 * Applies a version's rules to the facts of one dossier. What is unknown and could change the result is asked for, never
 * guessed.
 */
public final class Assessor {

  private final Rates rates;
  private final Map<String, Rules> prepared = new ConcurrentHashMap<>();

  public Assessor(Rates rates) {
    this.rates = rates;
  }

  /**
   * Assesses one dossier.
   *
   * @param asOf the acceptance date
   * @param facts the answers; absent means unknown, and so does null, wherever it stands
   * @param applicantId null where the applicant is not known, as when rules are only tried out
   * @param paidElsewhere persons of the same once-group whom an earlier accepted dossier wins, with its code
   */
  public Assessment assess(
      ProgrammeVersion version,
      LocalDate asOf,
      Map<String, ? extends @Nullable Object> facts,
      @Nullable String applicantId,
      Map<String, String> paidElsewhere) {
    var answers = known(facts);
    var book = version.rules().orElse(null);
    if (book == null) {
      return answer(version, Verdict.bare(Judged.needsAppraisal(Set.of())), List.of(), Set.of());
    }
    var lines = book.lines();
    var evaluation = new Evaluation(
        prepared.computeIfAbsent(version.id(), _ -> new Rules(book, rates, version.judgedFacts())), rates, asOf);
    return lines != null
        ? new LineAssessment(version, lines, evaluation, paidElsewhere).assess(answers)
        : assessOne(version, evaluation, answers, applicantId, paidElsewhere);
  }

  /** Without what is null: of each member of a list and whatever lies within another, too. */
  private static Map<String, Object> known(Map<?, ?> facts) {
    var known = new LinkedHashMap<String, Object>();
    facts.forEach((name, value) -> {
      if (value != null) {
        known.put(String.valueOf(name), knownWithin(value));
      }
    });
    return known;
  }

  private static Object knownWithin(Object value) {
    return switch (value) {
      case Map<?, ?> facts -> known(facts);
      // A member keeps its place, by which it is spoken of: one of whom nothing is known as well.
      case List<?> members -> members.stream().map(member -> member == null ? Map.of() : knownWithin(member)).toList();
      default -> value;
    };
  }

  private static Assessment assessOne(
      ProgrammeVersion version,
      Evaluation evaluation,
      Map<String, Object> facts,
      @Nullable String applicantId,
      Map<String, String> paidElsewhere) {
    var verdict = Unknowns.judge(evaluation, new HashMap<>(facts));
    if (version.onceGroup() == null || applicantId == null) {
      return answer(version, verdict, List.of(), Set.of());
    }
    var persons = verdict.status() == Status.ELIGIBLE ? Set.of(applicantId) : Set.<String>of();
    var winner = paidElsewhere.get(applicantId);
    return winner == null || verdict.status() == Status.INELIGIBLE
        ? answer(version, verdict, List.of(), persons)
        : answer(version, new Verdict(Judged.ineligible(), verdict.trace(),
            List.of(new Failed("once", version.law(), Obstacle.PAID_BY_EARLIER_DOSSIER, winner)), List.of()), List.of(),
            persons);
  }

  static Assessment answer(ProgrammeVersion version, Verdict verdict, List<Line> lines, Set<String> persons) {
    var judged = verdict.judged();
    return new Assessment(
        judged.status(),
        judged.category(),
        judged.coefficient(),
        judged.amount(),
        judged.entitledFrom(),
        judged.parts(),
        verdict.failed(),
        verdict.nearest(),
        judged.missing(),
        verdict.trace(),
        lines,
        persons,
        version.id(),
        judged.rates());
  }
}
