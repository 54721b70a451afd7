package vn.kip.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.ResultClass;
import vn.kip.deadlines.TimeLimit;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.office.OfficeTime;

/**
 * The way of a dossier from hand to hand (form 05 of Circular 01/2018), each hop against the limit of its stages, counted from
 * the day on which it began. Stages passed over without a hand-over belong to the hop before; a lawful supplement starts the
 * hop's clock again, as it does the dossier's. A proposal that is sent back to an earlier stage begins a hop there, with that
 * stage's limit anew; the dossier's own clock runs on.
 */
public final class ControlSlip {

  /** Where a dossier lies that the desk hands on to the first stage. */
  public static final String RECEPTION = "reception";

  private final CaseReading reading;
  private final List<StageRules.Stage> stages;
  private final DeadlineCalculator calculator;

  private ControlSlip(CaseReading reading, List<StageRules.Stage> stages, DeadlineCalculator calculator) {
    this.reading = reading;
    this.stages = stages;
    this.calculator = calculator;
  }

  /**
   * One hop.
   *
   * @param stage where it lay, and {@code covers} every stage worked on there
   * @param actor whose stage it is; null at the reception desk or where the catalogue does not know the stage
   * @param receivedFrom who handed it in
   * @param due null where the stages have no limit of their own, or papers are awaited
   * @param endedBy who handed it on or decided; null while it lies there
   * @param result null while it lies there, when it was withdrawn, and without a due date
   */
  public record Hop(
      String stage,
      List<String> covers,
      @Nullable String actor,
      OfficerId receivedFrom,
      Instant started,
      @Nullable Deadline due,
      @Nullable Instant ended,
      @Nullable OfficerId endedBy,
      @Nullable ResultClass result) {}

  /** A dossier enters a stage, or leaves the last one. */
  private record Step(@Nullable String to, boolean decided, Instant at, Instant recordedAt, OfficerId by) {}

  /** The hops of a dossier; empty before acceptance. */
  public static List<Hop> of(CaseReading reading, StageRules rules, DeadlineCalculator calculator) {
    var accepted = reading.acceptance();
    if (accepted.isEmpty()) {
      return List.of();
    }
    var version = accepted.get().event().programmeVersion();
    var stages = rules.of(reading.submission().programme(), version);
    return new ControlSlip(reading, stages, calculator).hops(accepted.get().fact());
  }

  private List<Hop> hops(Fact acceptance) {
    var from = acceptance.entry().occurredAt();
    var first = first(from);
    var steps = steps(first, from);
    var hops = new ArrayList<Hop>();
    var current = step(first, false, acceptance);
    for (var step : steps) {
      hops.add(hop(current, step));
      if (step.to() == null) {
        return List.copyOf(hops);
      }
      current = step;
    }
    hops.add(hop(current, null));
    return List.copyOf(hops);
  }

  private String first(Instant from) {
    if (stages.isEmpty()) {
      return RECEPTION;
    }
    var first = stages.getFirst().id();
    boolean handedOnToIt = reading.all(DossierForwarded.class).stream()
        .filter(forwarded -> !forwarded.entry().occurredAt().isBefore(from)).findFirst()
        .filter(forwarded -> forwarded.event().to().equals(first)).isPresent();
    return handedOnToIt ? RECEPTION : first;
  }

  private List<Step> steps(String first, Instant from) {
    var way = new Way(first);
    var steps = new ArrayList<Step>();
    for (var fact : reading.facts()) {
      var entry = fact.entry();
      if (!entry.occurredAt().isBefore(from)) {
        switch (entry.event()) {
          case DecisionSigned _ -> steps.add(step(null, true, fact));
          case DossierWithdrawn _ -> steps.add(step(null, false, fact));
          default -> way.after(entry.event()).ifPresent(to -> steps.add(step(to, false, fact)));
        }
      }
    }
    return steps;
  }

  private static Step step(@Nullable String to, boolean decided, Fact fact) {
    var entry = fact.entry();
    return new Step(to, decided, entry.occurredAt(), entry.recordedAt(), entry.actor());
  }

  private Hop hop(Step in, @Nullable Step out) {
    var stage = Objects.requireNonNull(in.to());
    var covered = covered(stage, out);
    var due = due(covered, in, out == null ? null : out.at());
    boolean judged = out != null && due != null && (out.to() != null || out.decided());
    return new Hop(
        stage,
        covered.isEmpty() ? List.of(stage) : covered.stream().map(StageRules.Stage::id).toList(),
        covered.isEmpty() ? null : covered.getFirst().actor(),
        in.by(),
        in.at(),
        due,
        out == null ? null : out.at(),
        out == null ? null : out.by(),
        judged ? result(Objects.requireNonNull(due), Objects.requireNonNull(out).at()) : null);
  }

  /** The stage and those passed over on the way out of it; an open hop covers its own stage. */
  private List<StageRules.Stage> covered(String stage, @Nullable Step out) {
    int from = indexOf(stage);
    if (from < 0) {
      return List.of();
    }
    int to = out == null || (out.to() == null && !out.decided())
        ? from + 1
        : out.to() == null ? stages.size() : indexOf(out.to());
    return stages.subList(from, Math.max(to, from + 1));
  }

  private int indexOf(String stage) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(stage)) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Deadline due(List<StageRules.Stage> covered, Step in, @Nullable Instant ended) {
    var outstanding = reading.clock().outstandingSince();
    if (ended == null && outstanding != null) {
      return null;
    }
    var from = Optional.ofNullable(reading.clock().restartedAt()).filter(at -> isWithin(at, in.at(), ended))
        .orElse(in.at());
    return limit(covered).flatMap(limit -> {
      try {
        return Optional.of(calculator.countedWithAt(known(in, ended)).due(limit, from).due());
      } catch (CalendarDoesNotReachException _) {
        return Optional.empty();
      }
    }).orElse(null);
  }

  /** What was recorded last of what says with which calendar a hop is counted: its start, a restart, a release. */
  private Instant known(Step in, @Nullable Instant ended) {
    return reading.facts().stream().map(Fact::entry)
        .filter(entry -> entry.event() instanceof DueDateRecalculated
            || (entry.event() instanceof SupplementReceived
                && entry.occurredAt().equals(reading.clock().restartedAt())))
        .filter(entry -> isWithin(entry.occurredAt(), in.at(), ended)).map(CaseRecord::recordedAt)
        .reduce(in.recordedAt(), (_, later) -> later);
  }

  private static boolean isWithin(Instant moment, Instant started, @Nullable Instant ended) {
    return moment.isAfter(started) && (ended == null || !moment.isAfter(ended));
  }

  private Optional<TimeLimit> limit(List<StageRules.Stage> covered) {
    var parts = covered.stream().flatMap(stage -> Optional.ofNullable(stage.limit()).stream()).map(TimeLimit::parse)
        .toList();
    if (parts.isEmpty() || (parts.size() > 1 && parts.stream().anyMatch(TimeLimit::inHours))) {
      return Optional.empty();
    }
    var whole = reading.terms().limit();
    boolean first = !stages.isEmpty() && covered.getFirst().equals(stages.getFirst());
    var startsOnDay = first && whole != null ? whole.startsOnDay() : null;
    return Optional.of(new TimeLimit(parts.stream().flatMap(part -> part.stages().stream()).toList(), startsOnDay));
  }

  private static ResultClass result(Deadline due, Instant ended) {
    if (!due.isMetAt(ended)) {
      return ResultClass.LATE;
    }
    return switch (due) {
      case Deadline.Moment _ -> ResultClass.BEFORE;
      case Deadline.EndOfDay(var date) -> OfficeTime.date(ended).isBefore(date) ? ResultClass.BEFORE : ResultClass.ON;
    };
  }
}
