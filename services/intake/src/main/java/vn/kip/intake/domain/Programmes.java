package vn.kip.intake.domain;

import java.time.LocalDate;
import java.util.Optional;

/** What the desk asks of the programme catalogue. */
@FunctionalInterface
public interface Programmes {

  /** Terms that hold for a dossier accepted on this day; empty when there is no such programme then. */
  Optional<Terms> find(String programme, LocalDate acceptedOn);
}
