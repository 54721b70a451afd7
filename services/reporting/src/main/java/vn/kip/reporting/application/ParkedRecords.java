package vn.kip.reporting.application;

import vn.kip.caselog.LogEntry;
import vn.kip.events.DossierId;

/** Records the fold could not take in. The dossier's later records wait with them, and the figures say so. */
public interface ParkedRecords {

  void park(LogEntry entry, String reason);

  boolean holds(DossierId dossier);
}
