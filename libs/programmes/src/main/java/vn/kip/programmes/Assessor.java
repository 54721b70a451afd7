package vn.kip.programmes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.Assessment.Failed;
import vn.kip.programmes.Assessment.Line;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.internal.Evaluation;
import vn.kip.programmes.internal.Judged;
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
      return answer(version, Judged.needsAppraisal(List.of()), List.of(), Set.of());
    }
    return book.lines() != null
        ? new LineAssessment(version, book, book.lines(), rates, asOf, paidElsewhere).assess(facts)
        : assessOne(version, book, asOf, facts, applicantId, paidElsewhere);
  }

  private Assessment assessOne(
      ProgrammeVersion version,
      RuleBook book,
      LocalDate asOf,
      Map<String, Object> facts,
      @Nullable String applicantId,
      Map<String, String> paidElsewhere) {
    var judged = judge(rates, version.facts(), book, asOf, facts);
    if (version.onceGroup() == null || applicantId == null) {
      return answer(version, judged, List.of(), Set.of());
    }
    var persons = judged.status() == Status.ELIGIBLE ? Set.of(applicantId) : Set.<String>of();
    var winner = paidElsewhere.get(applicantId);
    return winner == null || judged.status() == Status.INELIGIBLE
        ? answer(version, judged, List.of(), persons)
        : answer(version, Judged.ineligible(List.of(paidElsewhere(version, winner)), judged.trace()), List.of(),
            persons);
  }

  private static Failed paidElsewhere(ProgrammeVersion version, String winner) {
    return new Failed(
        "once",
        version.law(),
        "Mỗi người chỉ được hỗ trợ một lần; hồ sơ " + winner + " được tiếp nhận trước.",
        "A person is paid once; " + winner + " was accepted earlier.");
  }

  static Judged judge(Rates rates, Map<String, FactType> types, RuleBook book, LocalDate asOf,
      Map<String, Object> facts) {
    return Unknowns.judge(new Evaluation(book, types, rates, asOf), types, asOf, new HashMap<>(facts));
  }

  static Assessment answer(ProgrammeVersion version, Judged judged, List<Line> lines, Set<String> persons) {
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
        lines,
        persons,
        version.id(),
        judged.rates());
  }
}
