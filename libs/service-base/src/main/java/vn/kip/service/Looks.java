package vn.kip.service;

import java.time.Instant;
import java.util.List;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.office.Officer;

/**
 * Who has looked at what is withheld from those who do not work on a dossier (Decree 13/2023 art. 11, 26). A look is recorded
 * before anything is shown: what cannot be recorded is not shown. Looks at the same thing within a minute are one.
 */
public interface Looks {

  /**
   * A look.
   *
   * @param what was shown, such as {@code dossier} or {@code form 01}
   * @param ground why they may see it
   */
  record Look(Instant at, OfficerId officer, String what, String ground) {}

  void record(DossierId dossier, Officer officer, String what, Enum<?> ground);

  /** The latest first. */
  List<Look> of(DossierId dossier);
}
