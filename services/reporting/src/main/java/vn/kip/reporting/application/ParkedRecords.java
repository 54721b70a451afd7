package vn.kip.reporting.application;

import java.util.Collection;
import java.util.Map;
import vn.kip.casefile.LogEntry;
import vn.kip.events.DossierId;

/** Records the fold could not take in. The dossier's later records wait with them, and the figures say so. */
public interface ParkedRecords {

  /** Safe to repeat. */
  void park(LogEntry entry, String reason);

  /** Of those of the dossiers that have parked records, the offset of the first one. */
  Map<DossierId, Long> firstOf(Collection<DossierId> dossiers);

  long count();
}
