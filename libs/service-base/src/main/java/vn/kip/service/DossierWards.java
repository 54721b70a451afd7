package vn.kip.service;

import java.util.Optional;
import vn.kip.events.DossierId;

/** Whose dossier it is. */
@FunctionalInterface
public interface DossierWards {

  /** GSO code of the ward it was submitted in; empty where no such dossier is known. */
  Optional<String> of(DossierId dossier);
}
