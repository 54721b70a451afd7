package vn.kip.portal.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a dossier stands, as far as its due date is concerned. */
public sealed interface Standing {

  /** Handed over; no clock runs yet. */
  record NotAccepted() implements Standing {}

  /** @param due null where none can be computed */
  record Open(@Nullable LocalDate due) implements Standing {}

  /** Papers are awaited and the clock stands still. */
  record Stopped(@Nullable LocalDate since) implements Standing {}

  /** @param due null where none can be computed */
  record Decided(LocalDate on, @Nullable LocalDate due) implements Standing {}

  record Withdrawn() implements Standing {}

  record RefusedAtDesk() implements Standing {}
}
