package vn.kip.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the legal clock of one dossier shows.
 *
 * @param acceptedAt T1; null before it
 * @param restartedAt T2, when the papers of a lawful supplement came and the limit started from zero
 * @param promises due dates in the order in which they came into force: at acceptance, after a lawful supplement, and
 *     with a calendar release that moved them
 * @param requests a verdict per supplement request, in order
 * @param outstandingSince since when a lawful supplement is outstanding at the end of what is known
 * @param decidedAt T3
 * @param spans how the dossier stood on each day it was open
 * @param resultClass set when decided
 * @param unprovenBecause why there is no due date; null when there is one
 */
public record ClockReading(
    @Nullable Instant acceptedAt,
    @Nullable Instant restartedAt,
    List<Promise> promises,
    List<RequestVerdict> requests,
    @Nullable Instant outstandingSince,
    @Nullable Instant decidedAt,
    @Nullable Instant withdrawnAt,
    List<Span> spans,
    @Nullable ResultClass resultClass,
    @Nullable String unprovenBecause) {

  public ClockReading {
    promises = List.copyOf(promises);
    requests = List.copyOf(requests);
    spans = List.copyOf(spans);
  }

  /**
   * A due date and when it held.
   *
   * @param until when a lawful supplement stopped the clock, or a calendar release moved it; null while it holds
   */
  public record Promise(Instant from, @Nullable Instant until, DeadlineReceipt receipt) {}

  /** @param until exclusive; null while it lasts */
  public record Span(OpenState state, LocalDate from, @Nullable LocalDate until) {}

  /** The last due date; null while a lawful supplement is outstanding, or where none can be computed. */
  public @Nullable DeadlineReceipt finalDue() {
    boolean stopped = outstandingSince != null && decidedAt == null;
    return stopped || promises.isEmpty() || unprovenBecause != null ? null : promises.getLast().receipt();
  }

  /** The due date in force at a moment. */
  public Optional<Deadline> dueInForceAt(Instant moment) {
    return promises.stream()
        .filter(promise -> !moment.isBefore(promise.from())
            && (promise.until() == null || moment.isBefore(promise.until())))
        .map(promise -> promise.receipt().due())
        .findFirst();
  }

  /** How the dossier stands at the end of a day; empty when it is not open then. */
  public Optional<OpenState> stateAt(LocalDate asOf) {
    return spans.stream()
        .filter(span -> !asOf.isBefore(span.from()) && (span.until() == null || asOf.isBefore(span.until())))
        .map(Span::state)
        .findFirst();
  }
}
