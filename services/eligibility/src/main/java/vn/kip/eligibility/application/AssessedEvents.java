package vn.kip.eligibility.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.FailedCondition;
import vn.kip.events.EligibilityEvent.Line;
import vn.kip.events.EligibilityEvent.NearMiss;
import vn.kip.events.EligibilityEvent.Obstacle;
import vn.kip.events.EligibilityEvent.Part;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.programmes.Assessment;

/** The rules' answer as it is recorded. */
final class AssessedEvents {

  private AssessedEvents() {}

  /**
   * The event of an answer.
   *
   * @param checks of the person, shown before the rules
   * @param again null for the first time
   */
  static DossierAssessed of(LocalDate asOf, Assessment assessment, List<RuleTried> checks, @Nullable Again again) {
    var trace = new ArrayList<>(checks);
    assessment.trace()
        .forEach(
            tried -> trace.add(new RuleTried(tried.rule(), tried.held(), tried.article(), tried.why(), tried.vi())));
    return new DossierAssessed(
        asOf,
        status(assessment),
        assessment.category(),
        assessment.coefficient(),
        assessment.amount(),
        assessment.entitledFrom(),
        assessment.parts().stream()
            .map(part -> new Part(part.category(), part.coefficient(), part.amount(), part.entitledFrom())).toList(),
        assessment.failed().stream().map(AssessedEvents::failed).toList(),
        assessment.missing(),
        trace,
        assessment.lines().stream().map(AssessedEvents::line).toList(),
        assessment.rules(),
        null,
        nearest(assessment),
        again);
  }

  static Status status(Assessment assessment) {
    return Status.valueOf(assessment.status().name());
  }

  private static FailedCondition failed(Assessment.Failed failed) {
    return new FailedCondition(failed.rule(), failed.article(), failed.vi(), failed.en(), obstacle(failed.obstacle()),
        values(failed.values()));
  }

  private static Line line(Assessment.Line line) {
    return new Line(line.index(), line.person(), line.eligible(), line.amount(), line.reason(), line.reasonVi(),
        obstacle(line.obstacle()), values(line.values()));
  }

  private static @Nullable Obstacle obstacle(Assessment.@Nullable Obstacle obstacle) {
    return switch (obstacle) {
      case null -> null;
      case PAID_BY_EARLIER_DOSSIER -> Obstacle.PAID_BY_EARLIER_DOSSIER;
      case PAID_ON_EARLIER_LINE -> Obstacle.PAID_ON_EARLIER_LINE;
      case ALL_PAID_BY_EARLIER_DOSSIERS -> Obstacle.ALL_PAID_BY_EARLIER_DOSSIERS;
      case NOBODY_LISTED -> Obstacle.NOBODY_LISTED;
      case FACTS_UNKNOWN -> Obstacle.FACTS_UNKNOWN;
      case NO_RATE -> Obstacle.NO_RATE;
    };
  }

  private static @Nullable List<String> values(List<String> values) {
    return values.isEmpty() ? null : values;
  }

  private static @Nullable List<NearMiss> nearest(Assessment assessment) {
    return assessment.nearest().isEmpty()
        ? null
        : assessment.nearest().stream().map(near -> new NearMiss(near.rule(), near.category(),
            near.article(), near.vi(), near.en(), near.from(), near.age())).toList();
  }

  /** Whether an answer says of money and persons what the one before it said. */
  static boolean sameResult(DossierAssessed before, DossierAssessed after) {
    return before.status() == after.status() && Objects.equals(before.amount(), after.amount())
        && before.lines().size() == after.lines().size()
        && IntStream.range(0, before.lines().size()).allMatch(i -> same(before.lines().get(i), after.lines().get(i)));
  }

  private static boolean same(Line before, Line after) {
    return before.equals(after) || worded(before, after).equals(after);
  }

  /**
   * An older line, with its sentence replaced by the obstacle that the sentence speaks of: one that names the same values.
   * Else every dossier with such a line would be assessed again for its words alone.
   */
  private static Line worded(Line older, Line newer) {
    var sentence = older.reason();
    var values = newer.values() == null ? List.<String>of() : newer.values();
    return newer.obstacle() == null || older.obstacle() != null || sentence == null
        || !values.stream().allMatch(sentence::contains)
            ? older
            : new Line(older.index(), older.person(), older.eligible(), older.amount(), null, null, newer.obstacle(),
                newer.values());
  }
}
