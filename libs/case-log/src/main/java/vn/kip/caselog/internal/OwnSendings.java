package vn.kip.caselog.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.kip.casefile.LogEntry;

/** Own events that this process has sent, by where they stand in the log: they are in its files as they are there. */
final class OwnSendings {

  private static final int KEPT = 100_000;

  private final Set<Place> places = ConcurrentHashMap.newKeySet();

  private record Place(int partition, long offset) {}

  void sent(int partition, long offset) {
    if (places.size() >= KEPT) {
      // Another instance reads those partitions, and compares them with the files.
      places.clear();
    }
    places.add(new Place(partition, offset));
  }

  /** Whether a record is one of them; asked once of each. */
  boolean isKnown(LogEntry entry) {
    return places.remove(new Place(entry.partition(), entry.offset()));
  }
}
