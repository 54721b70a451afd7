package vn.kip.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Limit.Due;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.ReportingEvent.DueDateRecalculated;

/** The official clock, folded a second time (rules of on-time handling, 4 and 8). */
final class CaseClock {

  private static final int LAWFUL_WORKING_DAYS = 3;

  private final @Nullable Limit limit;
  private final WorkingDays calendar;
  /** The calendar with which the due date in force was counted. */
  private WorkingDays counted;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Fact> unlawful = new LinkedHashSet<>();
  private @Nullable Fact accepted;
  private @Nullable Fact decided;
  private @Nullable Fact withdrawn;
  private boolean asked;

  /** How an open dossier stands on a day. */
  enum State {
    IN_TIME,
    OVERDUE,
    UNPROVEN,
    WAITING
  }

  enum Result {
    BEFORE,
    ON,
    LATE,
    UNPROVEN
  }

  /**
   * From a moment on the clock runs, or stands still.
   *
   * @param due null where none can be computed, or while it stands still
   */
  record Step(Instant from, LocalDate day, boolean running, @Nullable Due due) {}

  private CaseClock(@Nullable Limit limit, WorkingDays calendar) {
    this.limit = limit;
    this.calendar = calendar;
    this.counted = calendar;
  }

  /** @param facts in the order in which they happened */
  static CaseClock read(List<Fact> facts, @Nullable Limit limit, WorkingDays calendar) {
    var clock = new CaseClock(limit, calendar);
    facts.forEach(clock::take);
    return clock;
  }

  private void take(Fact fact) {
    switch (fact.entry().event()) {
      case DossierAccepted _ when accepted == null -> {
        accepted = fact;
        run(fact);
      }
      case SupplementRequested _ when accepted != null -> request(fact, accepted);
      case SupplementReceived _ when isWaiting() && !isClosed() -> run(fact);
      case DueDateRecalculated moved when !isWaiting() && accepted != null && !isClosed() -> {
        counted = knownAt(fact);
        steps.add(new Step(fact.at(), fact.on(), true, new Due(moved.newDue().due(), moved.newDue().dueInstant())));
      }
      case DecisionSigned _ when accepted != null && !isClosed() -> decided = fact;
      case DossierWithdrawn _ when !isClosed() -> withdrawn = fact;
      default -> {
        // Nothing else moves the official clock.
      }
    }
  }

  private void run(Fact fact) {
    counted = knownAt(fact);
    steps.add(new Step(fact.at(), fact.on(), true,
        limit == null ? null : limit.from(fact.at(), counted).orElse(null)));
  }

  private WorkingDays knownAt(Fact fact) {
    return calendar.knownAt(fact.entry().recordedAt());
  }

  private void request(Fact request, Fact acceptance) {
    boolean first = !asked;
    asked = true;
    var due = steps.getLast().due();
    boolean lawful = first && isSoon(request, acceptance) && (due == null || due.isMetAt(request.at()));
    if (!lawful) {
      unlawful.add(request);
    } else if (!isClosed()) {
      steps.add(new Step(request.at(), request.on(), false, null));
    }
  }

  /** No later than the third working day after the acceptance date. */
  private boolean isSoon(Fact request, Fact acceptance) {
    int passed = 0;
    for (var day = acceptance.on().plusDays(1); day.isBefore(request.on()); day = day.plusDays(1)) {
      switch (counted.day(day)) {
        case WORKING -> passed++;
        case FREE -> {
          // Not counted.
        }
        case UNKNOWN -> {
          return false;
        }
      }
    }
    return passed < LAWFUL_WORKING_DAYS;
  }

  private boolean isWaiting() {
    return !steps.isEmpty() && !steps.getLast().running();
  }

  private boolean isClosed() {
    return decided != null || withdrawn != null;
  }

  Optional<Fact> accepted() {
    return Optional.ofNullable(accepted);
  }

  Optional<Fact> decided() {
    return Optional.ofNullable(decided);
  }

  Optional<Fact> withdrawn() {
    return Optional.ofNullable(withdrawn);
  }

  /** Decided or withdrawn. */
  Optional<Fact> closed() {
    return decided().or(this::withdrawn);
  }

  Set<Fact> unlawfulRequests() {
    return unlawful;
  }

  /** The due date that counts; empty while a lawful supplement is outstanding and where none can be computed. */
  Optional<Due> due() {
    return isWaiting() && decided == null ? Optional.empty() : lastDue();
  }

  /** Of the last time the clock was started. */
  private Optional<Due> lastDue() {
    return steps.stream().filter(Step::running).reduce((_, later) -> later)
        .flatMap(step -> Optional.ofNullable(step.due()));
  }

  /** The due date that was in force when something happened. */
  Optional<Due> dueAt(Instant moment) {
    return steps.stream().filter(step -> !step.from().isAfter(moment)).reduce((_, later) -> later)
        .flatMap(step -> Optional.ofNullable(step.due()));
  }

  /** How it was decided; empty when it was not. */
  Optional<Result> result() {
    return decided().map(decision -> {
      var due = lastDue();
      if (due.isEmpty()) {
        return Result.UNPROVEN;
      }
      if (!due.get().isMetAt(decision.at())) {
        return Result.LATE;
      }
      return due.get().instant() != null || decision.on().isBefore(due.get().date()) ? Result.BEFORE : Result.ON;
    });
  }

  /** How it stands at the end of a day; empty when it is not open then. */
  Optional<State> at(LocalDate day) {
    if (closed().filter(end -> !end.on().isAfter(day)).isPresent()) {
      return Optional.empty();
    }
    return steps.stream().filter(step -> !step.day().isAfter(day)).reduce((_, later) -> later).map(step -> {
      if (!step.running()) {
        return State.WAITING;
      }
      if (step.due() == null) {
        return State.UNPROVEN;
      }
      return step.due().isPassedAtEndOf(day) ? State.OVERDUE : State.IN_TIME;
    });
  }

  /** The last day on which its state can change by itself: after it, only an event can. */
  LocalDate settledBy() {
    var last = steps.getLast();
    return last.due() == null ? last.day() : last.due().date().plusDays(1);
  }
}
