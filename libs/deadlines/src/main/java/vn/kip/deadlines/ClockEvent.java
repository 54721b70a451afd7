package vn.kip.deadlines;

import java.time.Instant;

/** What moves, stops or ends the legal clock of a dossier, at the moment it happened. */
public sealed interface ClockEvent {

  Instant at();

  /** T1: complete, slip issued; the clock starts. */
  record Accepted(Instant at) implements ClockEvent {}

  record SupplementRequested(Instant at) implements ClockEvent {}

  /** T2: complete again. */
  record SupplementReceived(Instant at) implements ClockEvent {}

  /** T3: decision signed; the clock stops. */
  record Decided(Instant at) implements ClockEvent {}

  record Withdrawn(Instant at) implements ClockEvent {}
}
