package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.ClockReading.Promise;
import vn.kip.deadlines.ClockReading.Span;

/**
 * The official clock: a fold of a dossier's events. A lawful supplement stops it, and it starts again from zero when the
 * papers come (Decree 61/2018 art. 19(4)); nothing else moves it.
 */
public final class LegalClock {

  private static final int LAWFUL_WITHIN_WORKING_DAYS = 3;

  private final DeadlineCalculator allReleases;
  private final @Nullable TimeLimit limit;
  /** Counts with the releases known when the clock last started. */
  private DeadlineCalculator calculator;
  private final List<Promise> promises = new ArrayList<>();
  private final List<RequestVerdict> requests = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private @Nullable Instant acceptedAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant restartedAt;
  /** Since when the promise in force holds; the days before it are told already. */
  private @Nullable Instant promisedAt;
  private @Nullable Instant outstandingSince;
  private @Nullable Instant decidedAt;
  private @Nullable Instant withdrawnAt;
  private @Nullable ResultClass resultClass;
  private @Nullable String unprovenBecause;
  private boolean requestedAfterAcceptance;

  private LegalClock(DeadlineCalculator calculator, @Nullable TimeLimit limit) {
    this.allReleases = calculator;
    this.calculator = calculator;
    this.limit = limit;
  }

  /**
   * Reads the clock.
   *
   * @param calculator with every release there is; each due date is counted with those known when it was recorded
   * @param limit null where the programme has none
   * @param events in the order in which they happened
   */
  public static ClockReading read(DeadlineCalculator calculator, @Nullable TimeLimit limit, List<ClockEvent> events) {
    var clock = new LegalClock(calculator, limit);
    events.forEach(clock::apply);
    clock.closeSpans();
    return new ClockReading(
        clock.acceptedAt,
        clock.restartedAt,
        clock.promises,
        clock.requests,
        clock.outstandingSince,
        clock.decidedAt,
        clock.withdrawnAt,
        clock.spans,
        clock.resultClass,
        clock.unprovenBecause);
  }

  private void apply(ClockEvent event) {
    switch (event) {
      case ClockEvent.Accepted(var at, var recordedAt) -> {
        if (acceptedAt == null) {
          acceptedAt = at;
          promise(at, at, recordedAt);
        }
      }
      case ClockEvent.SupplementRequested(var at) -> requested(at);
      case ClockEvent.SupplementReceived(var at, var recordedAt) -> {
        if (outstandingSince != null && !isClosed()) {
          spans.add(new Span(OpenState.WAITING, LocalTime.date(outstandingSince), LocalTime.date(at)));
          outstandingSince = null;
          restartedAt = at;
          promise(at, at, recordedAt);
        }
      }
      case ClockEvent.CalendarChanged(var at, var recordedAt) -> {
        // While papers are outstanding nothing is promised; the restart counts with what is known then.
        if (startedAt != null && outstandingSince == null && !isClosed()) {
          addOpenSpans(LocalTime.date(at));
          endPromise(at);
          promise(startedAt, at, recordedAt);
        }
      }
      case ClockEvent.Decided(var at) -> {
        if (acceptedAt != null && !isClosed()) {
          decidedAt = at;
          resultClass = classify(at);
        }
      }
      case ClockEvent.Withdrawn(var at) -> {
        if (!isClosed()) {
          withdrawnAt = at;
        }
      }
    }
  }

  private boolean isClosed() {
    return decidedAt != null || withdrawnAt != null;
  }

  private void promise(Instant start, Instant at, Instant recordedAt) {
    startedAt = start;
    promisedAt = at;
    calculator = allReleases.countedWithAt(recordedAt);
    if (limit == null) {
      unprovenBecause = "limit.none";
      return;
    }
    try {
      promises.add(new Promise(at, null, calculator.due(limit, start)));
      unprovenBecause = null;
    } catch (CalendarDoesNotReachException _) {
      unprovenBecause = CalendarDoesNotReachException.KEY;
    }
  }

  private void endPromise(Instant at) {
    if (!promises.isEmpty()) {
      var ended = promises.removeLast();
      promises.add(new Promise(ended.from(), at, ended.receipt()));
    }
  }

  private void requested(Instant at) {
    var verdict = verdict(at);
    requests.add(verdict);
    if (acceptedAt != null) {
      requestedAfterAcceptance = true;
    }
    if (verdict == RequestVerdict.LAWFUL && !isClosed()) {
      addOpenSpans(LocalTime.date(at));
      outstandingSince = at;
      endPromise(at);
    }
  }

  private RequestVerdict verdict(Instant at) {
    if (acceptedAt == null) {
      return RequestVerdict.BEFORE_ACCEPTANCE;
    }
    if (requestedAfterAcceptance) {
      return RequestVerdict.SECOND;
    }
    return isLawfulFirst(calculator, acceptedAt, at, promises.isEmpty() ? null : promises.getLast().receipt().due());
  }

  /**
   * The verdict on a first request after acceptance.
   *
   * @param due null where there is no computable due date
   */
  public static RequestVerdict isLawfulFirst(DeadlineCalculator calculator, Instant acceptedAt, Instant requestedAt,
      @Nullable Deadline due) {
    if (!isWithinThirdWorkingDay(calculator.calendar(), LocalTime.date(acceptedAt), LocalTime.date(requestedAt))) {
      return RequestVerdict.LATER_THAN_THIRD_WORKING_DAY;
    }
    return due == null || due.isMetAt(requestedAt) ? RequestVerdict.LAWFUL : RequestVerdict.AFTER_DUE;
  }

  /** Looks only at the days in between, so that a request soon after acceptance needs no calendar of the next year. */
  private static boolean isWithinThirdWorkingDay(WorkingCalendar calendar, LocalDate acceptedOn,
      LocalDate requestedOn) {
    try {
      int passed = 0;
      for (var day = acceptedOn.plusDays(1); day.isBefore(requestedOn); day = day.plusDays(1)) {
        if (calendar.isWorkingDay(day) && ++passed == LAWFUL_WITHIN_WORKING_DAYS) {
          return false;
        }
      }
      return true;
    } catch (CalendarDoesNotReachException _) {
      // Nobody can show that it was in time.
      return false;
    }
  }

  private ResultClass classify(Instant decided) {
    if (unprovenBecause != null) {
      return ResultClass.UNPROVEN;
    }
    var due = promises.getLast().receipt().due();
    if (!due.isMetAt(decided)) {
      return ResultClass.LATE;
    }
    return switch (due) {
      case Deadline.Moment _ -> ResultClass.BEFORE;
      case Deadline.EndOfDay(var date) -> LocalTime.date(decided).isBefore(date) ? ResultClass.BEFORE : ResultClass.ON;
    };
  }

  private void closeSpans() {
    var closed = decidedAt != null ? decidedAt : withdrawnAt;
    var closedOn = closed == null ? null : LocalTime.date(closed);
    if (acceptedAt == null) {
      return;
    }
    if (outstandingSince != null) {
      spans.add(new Span(OpenState.WAITING, LocalTime.date(outstandingSince), closedOn));
    } else {
      addOpenSpans(closedOn);
    }
    spans.removeIf(span -> span.until() != null && !span.from().isBefore(span.until()));
  }

  /** The days since the promise in force was made, up to a date. */
  private void addOpenSpans(@Nullable LocalDate until) {
    var from = LocalTime.date(Objects.requireNonNull(promisedAt));
    if (unprovenBecause != null) {
      spans.add(new Span(OpenState.UNPROVEN, from, until));
      return;
    }
    var overdueFrom = promises.getLast().receipt().due().overdueFrom();
    if (until == null || overdueFrom.isBefore(until)) {
      var turns = overdueFrom.isBefore(from) ? from : overdueFrom;
      spans.add(new Span(OpenState.IN_TIME, from, turns));
      spans.add(new Span(OpenState.OVERDUE, turns, until));
    } else {
      spans.add(new Span(OpenState.IN_TIME, from, until));
    }
  }
}
