package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.List;
import vn.kip.events.OfficerId;

/** Who has compared whose particulars with the population register: nobody finds a stranger's birth date by trying. */
public interface PersonChecks {

  /**
   * A check that was asked for.
   *
   * @param number digest of the identity number, {@code ending} its last digits
   */
  record Check(Instant at, OfficerId officer, String number, String ending) {}

  /** Recorded before it is answered, and whether it is or not. */
  void record(Check check);

  /** How many an officer has asked for since then. */
  long since(OfficerId officer, Instant since);

  /** How many of them of one number. */
  long since(OfficerId officer, String number, Instant since);

  /** An officer's, the latest first. */
  List<Check> of(OfficerId officer, int page, int size);
}
