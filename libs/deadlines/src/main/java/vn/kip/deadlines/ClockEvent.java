package vn.kip.deadlines;

import java.time.Instant;

/** What moves, stops or ends the legal clock of a dossier, at the moment it happened. */
public sealed interface ClockEvent {

  Instant at();

  /**
   * T1: complete, slip issued; the clock starts.
   *
   * @param recordedAt decides with which calendar releases the due date is counted
   */
  record Accepted(Instant at, Instant recordedAt) implements ClockEvent {}

  record SupplementRequested(Instant at) implements ClockEvent {}

  /** T2: complete again. */
  record SupplementReceived(Instant at, Instant recordedAt) implements ClockEvent {}

  /** A later calendar release is counted with from now on; the clock goes on from where it started. */
  record CalendarChanged(Instant at, Instant recordedAt) implements ClockEvent {}

  /** T3: decision signed; the clock stops. */
  record Decided(Instant at) implements ClockEvent {}

  record Withdrawn(Instant at) implements ClockEvent {}
}
