package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clock's rules asked again for each question, over the whole list of events; no state is carried along. */
record NaiveClock(@Nullable TimeLimit limit, List<ClockEvent> events) {

  private <E extends ClockEvent> Optional<Integer> first(Class<E> type, int from) {
    for (int i = from; i < events.size(); i++) {
      if (type.isInstance(events.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private Instant at(int index) {
    return events.get(index).at();
  }

  Optional<Integer> acceptance() {
    return first(ClockEvent.Accepted.class, 0);
  }

  private Optional<Integer> decision() {
    var decided = acceptance().flatMap(accepted -> first(ClockEvent.Decided.class, accepted));
    var withdrawn = first(ClockEvent.Withdrawn.class, 0);
    return decided.filter(index -> withdrawn.isEmpty() || index < withdrawn.get());
  }

  private boolean isClosed() {
    return decision().isPresent() || first(ClockEvent.Withdrawn.class, 0).isPresent();
  }

  private int closing() {
    return Math.min(decision().orElse(events.size()), first(ClockEvent.Withdrawn.class, 0).orElse(events.size()));
  }

  private Optional<Instant> lastMoment(Instant start) {
    try {
      return limit == null ? Optional.empty() : Optional.of(NaiveDeadlines.lastMoment(limit, start));
    } catch (NaiveCalendar.OutOfReach _) {
      return Optional.empty();
    }
  }

  /** The request that stops the clock. */
  private Optional<Integer> stopping() {
    return acceptance().flatMap(accepted -> first(ClockEvent.SupplementRequested.class, accepted)
        .filter(index -> index < closing())
        .filter(index -> {
          var due = lastMoment(at(accepted));
          var acceptedOn = at(accepted).atZone(LocalTime.ZONE).toLocalDate();
          var thirdDay = Office.endOf(NaiveDeadlines.workingDays(acceptedOn, 3));
          return at(index).isBefore(thirdDay) && (due.isEmpty() || !at(index).isAfter(due.get()));
        }));
  }

  private Optional<Integer> restart() {
    return stopping().flatMap(request -> first(ClockEvent.SupplementReceived.class, request))
        .filter(index -> index < closing());
  }

  private boolean isWaiting() {
    return stopping().isPresent() && restart().isEmpty();
  }

  private Optional<Instant> finalMoment() {
    return acceptance().flatMap(accepted -> lastMoment(at(restart().orElse(accepted))));
  }

  Optional<OpenState> stateAt(LocalDate asOf) {
    var end = Office.endOf(asOf);
    var known = new NaiveClock(limit, events.stream().filter(event -> event.at().isBefore(end)).toList());
    if (known.acceptance().isEmpty() || known.isClosed()) {
      return Optional.empty();
    }
    if (known.isWaiting()) {
      return Optional.of(OpenState.WAITING);
    }
    return Optional.of(known.finalMoment()
        .map(moment -> end.minusNanos(1).isAfter(moment) ? OpenState.OVERDUE : OpenState.IN_TIME)
        .orElse(OpenState.UNPROVEN));
  }

  @Nullable
  ResultClass resultClass() {
    return decision().map(index -> {
      var due = finalMoment();
      if (due.isEmpty() || limit == null) {
        return ResultClass.UNPROVEN;
      }
      if (at(index).isAfter(due.get())) {
        return ResultClass.LATE;
      }
      boolean inHours = limit.stages().getFirst().unit() == TimeLimit.Unit.H;
      boolean sameDay = at(index).atZone(LocalTime.ZONE).toLocalDate()
          .equals(due.get().atZone(LocalTime.ZONE).toLocalDate());
      return sameDay && !inHours ? ResultClass.ON : ResultClass.BEFORE;
    }).orElse(null);
  }
}
