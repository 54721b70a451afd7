package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;

/**
 * Where a dossier is, for whoever has its code: nothing of the person, and nothing an officer has written.
 *
 * @param next null when nothing is left to do on it but what is a matter of money
 * @param stage to which it was forwarded, or sent back, last; null while it is at the desk that took it
 * @param promised the official due date; null while papers are awaited, or where none can be computed
 * @param provisional whether not all days off until then are announced
 * @param promisedAnew the date named in an apology; null without one
 * @param missing what was asked for and has not come, in the words of the request
 */
public record Whereabouts(
    CaseReading.State state,
    @Nullable NextStep next,
    @Nullable String stage,
    String programme,
    @Nullable LocalDate promised,
    boolean provisional,
    @Nullable LocalDate promisedAnew,
    List<String> missing) {

  public Whereabouts {
    missing = List.copyOf(missing);
  }

  public static Whereabouts of(CaseReading reading) {
    var due = reading.clock().finalDue();
    var open = reading.state() == CaseReading.State.OPEN || reading.state() == CaseReading.State.WAITING;
    return new Whereabouts(
        reading.state(),
        NextStep.of(reading).orElse(null),
        stage(reading),
        reading.submission().programme(),
        due == null ? null : due.due().date(),
        due != null && due.provisional(),
        last(reading, ApologySent.class).map(ApologySent::newDate).orElse(null),
        open ? missing(reading) : List.of());
  }

  private static @Nullable String stage(CaseReading reading) {
    var way = new Way("");
    var stage = reading.facts().stream().flatMap(fact -> way.after(fact.entry().event()).stream())
        .reduce((_, later) -> later).orElse("");
    return stage.isEmpty() ? null : stage;
  }

  private static List<String> missing(CaseReading reading) {
    List<String> missing = List.of();
    for (var fact : reading.facts()) {
      switch (fact.entry().event()) {
        case SupplementRequested request -> missing = request.papers();
        case SupplementReceived _ -> missing = List.of();
        default -> {
          // Papers are asked for and received; nothing else tells of them.
        }
      }
    }
    return missing;
  }

  private static <E extends vn.kip.events.CaseEvent> Optional<E> last(CaseReading reading, Class<E> type) {
    return reading.all(type).stream().map(fact -> type.cast(fact.entry().event())).reduce((_, later) -> later);
  }
}
