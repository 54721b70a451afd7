package vn.kip.casefile;

import vn.kip.events.DossierId;

/** What this service has recorded, towards the log. */
@FunctionalInterface
public interface OwnLog {

  /**
   * Sends own events of a dossier again, for a log that lacks them; readers skip those that they have.
   *
   * @param from the number of the first one
   * @return how many were sent
   */
  int sendAgain(DossierId dossier, long from);
}
