package vn.kip.discretion;

import java.util.Optional;
import vn.kip.office.Officer;
import vn.kip.office.Role;

/** Who works on a dossier now. */
public final class Work {

  private Work() {}

  /** How far a dossier is, as far as that says whose work it is. */
  public enum Stage {
    /** At the desk, and not accepted yet. */
    DESK,
    /** Accepted, and not decided. */
    UNDER_WAY,
    /** Decided; the citizen has not had the result yet. */
    DECIDED,
    /** Nobody's any more. */
    CLOSED
  }

  /** On what ground somebody sees what is withheld from others. */
  public enum Ground {
    /** Serves the citizen at the desk of the ward. */
    DESK,
    APPRAISAL,
    DECISION
  }

  /** @return empty where it is not their work */
  public static Optional<Ground> of(Officer officer, String ward, Stage stage) {
    if (officer.sitsAtDeskOf(ward) && stage != Stage.CLOSED) {
      return Optional.of(Ground.DESK);
    }
    if (stage != Stage.UNDER_WAY || !officer.mayActFor(ward)) {
      return Optional.empty();
    }
    if (officer.has(Role.APPRAISER)) {
      return Optional.of(Ground.APPRAISAL);
    }
    return officer.has(Role.DECIDER) ? Optional.of(Ground.DECISION) : Optional.empty();
  }
}
