package vn.kip.reporting.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.kip.casefile.LogEntry;
import vn.kip.events.DossierId;

/** Remembers what was parked, as the real one does. */
public final class Letters implements ParkedRecords {

  final Set<Long> offsets = new TreeSet<>();
  final List<String> reasons = new ArrayList<>();
  private final Map<DossierId, Long> first = new HashMap<>();

  @Override
  public void park(LogEntry entry, String reason) {
    offsets.add(entry.offset());
    reasons.add(reason);
    first.merge(Objects.requireNonNull(entry.dossier()), entry.offset(), Math::min);
  }

  @Override
  public Map<DossierId, Long> firstOf(Collection<DossierId> dossiers) {
    var found = new HashMap<>(first);
    found.keySet().retainAll(new HashSet<>(dossiers));
    return found;
  }

  @Override
  public long count() {
    return offsets.size();
  }
}
