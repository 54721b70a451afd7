package vn.kip.reporting.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.StageRules;
import vn.kip.reporting.domain.Way;

/**
 * One run of a dossier's clock, as the flow of work sees it.
 *
 * @param start the day on which the clock last started
 * @param due the due date in force
 * @param end the day on which it was decided or withdrawn; null while it is open
 * @param decided whether it was decided
 * @param hops the stages it went through, in order
 */
public record Run(String code, String programme, String ward, LocalDate start, LocalDate due, @Nullable LocalDate end,
    boolean decided, List<Hop> hops) {

  /**
   * A stage of the work on it.
   *
   * @param holder who last did something in it; null while nobody has
   * @param until when it left the stage; null while it is there
   */
  public record Hop(String stage, @Nullable String holder, LocalDate from, @Nullable LocalDate until) {}

  /** Empty where there is no due date: waiting for papers, unproven, or outside form 06. */
  public static Optional<Run> of(CaseReading reading, StageRules stages) {
    var due = reading.clock().finalDue();
    if (!reading.isOfForm06() || due == null) {
      return Optional.empty();
    }
    var started = Objects.requireNonNullElse(reading.clock().restartedAt(), reading.clock().acceptedAt());
    return Optional.of(new Run(String.valueOf(reading.code()), reading.submission().programme(),
        reading.submission().ward(), OfficeTime.date(Objects.requireNonNull(started)), due.due().date(),
        reading.closedOn(), reading.clock().decidedAt() != null, hops(reading, stages)));
  }

  public boolean isOpenAtEndOf(LocalDate day) {
    return !start.isAfter(day) && (end == null || end.isAfter(day));
  }

  /** Whether it was, or by a day is, past its due date. */
  public boolean isLateBy(LocalDate day) {
    if (end == null || end.isAfter(day)) {
      return day.isAfter(due);
    }
    return decided && end.isAfter(due);
  }

  private static List<Hop> hops(CaseReading reading, StageRules stages) {
    var hops = new ArrayList<Hop>();
    var way = new Way("");
    for (var fact : reading.facts()) {
      var event = fact.entry().event();
      var day = OfficeTime.date(fact.entry().occurredAt());
      var actor = fact.entry().actor().value();
      if (event instanceof DossierAccepted(_, var version, _)) {
        var first = stages.of(reading.submission().programme(), version).stream().findFirst();
        first.ifPresent(stage -> hops.add(new Hop(stage.id(), actor, day, null)));
        way = new Way(first.map(StageRules.Stage::id).orElse(""));
      }
      way.after(event).ifPresent(to -> {
        end(hops, day);
        hops.add(new Hop(to, event instanceof AppraisalReturned ? holder(to, hops) : null, day, null));
      });
      if (event instanceof DossierAppraised && !hops.isEmpty()) {
        var last = hops.removeLast();
        hops.add(new Hop(last.stage(), actor, last.from(), last.until()));
      }
    }
    var closed = reading.closedOn();
    if (closed != null) {
      end(hops, closed);
    }
    return List.copyOf(hops);
  }

  /** What is sent back lies with whoever had it there before. */
  private static @Nullable String holder(String stage, List<Hop> hops) {
    return hops.stream().filter(hop -> hop.stage().equals(stage)).reduce((_, later) -> later).map(Hop::holder)
        .orElse(null);
  }

  private static void end(List<Hop> hops, LocalDate day) {
    if (!hops.isEmpty()) {
      var last = hops.removeLast();
      hops.add(new Hop(last.stage(), last.holder(), last.from(), day));
    }
  }
}
