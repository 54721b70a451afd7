package vn.kip.intake.domain;

import java.time.LocalDate;
import vn.kip.events.DossierId;

/** Hands out dossier codes (Circular 01/2018 art. 19): automatically, once, and without a gap in a day's serials. */
@FunctionalInterface
public interface DossierCodes {

  /** The code of this dossier for this day; the same dossier gets the same code however often it asks. */
  String allocate(DossierId dossier, LocalDate acceptedOn);
}
