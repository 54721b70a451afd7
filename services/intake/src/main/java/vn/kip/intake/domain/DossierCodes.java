package vn.kip.intake.domain;

import java.time.LocalDate;
import java.util.Optional;
import vn.kip.events.DossierId;

/** Hands out dossier codes (Circular 01/2018 art. 19): automatically, once, and in the order of a day's serials. */
@FunctionalInterface
public interface DossierCodes {

  /**
   * The code of this dossier for this day; the same dossier gets the same code however often it asks that day. A serial
   * stays unused where the acceptance it was given for fails and is not made good on the same day: it is never given to
   * another dossier.
   *
   * @return empty where the four digits of the day are used up, which the Circular does not provide for
   */
  Optional<String> allocate(DossierId dossier, LocalDate acceptedOn);
}
