package vn.kip.intake.domain;

import java.time.LocalDate;
import java.util.Optional;

/** What the desk asks of the programme catalogue. */
@FunctionalInterface
public interface Programmes {

  /**
   * Terms that hold for a dossier accepted on this day; empty when there is no such programme yet. Of one that has ended
   * they are the last ones, which say so: a register's past is taken by them, the desk refuses.
   */
  Optional<Terms> find(String programme, LocalDate acceptedOn);
}
