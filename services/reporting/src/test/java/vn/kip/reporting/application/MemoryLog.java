package vn.kip.reporting.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.kip.casefile.LogEntry;

/** A whole log on the heap; offsets may have holes, as those of a partition of {@link RandomLog} have. */
final class MemoryLog implements WholeLog {

  private final List<LogEntry> entries;
  private final Map<Integer, Long> read = new HashMap<>();

  MemoryLog(List<LogEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  @Override
  public Map<Integer, Long> ends() {
    var ends = new HashMap<Integer, Long>();
    entries.forEach(entry -> ends.merge(entry.partition(), entry.offset() + 1, Math::max));
    return ends;
  }

  @Override
  public Map<Integer, Long> begins() {
    return Map.of();
  }

  @Override
  public Optional<LogEntry> at(int partition, long offset) {
    return entries.stream().filter(entry -> entry.partition() == partition && entry.offset() == offset).findFirst();
  }

  @Override
  public void readTo(Map<Integer, Long> ends, Consumer<List<LogEntry>> batch) {
    var next = new ArrayList<LogEntry>();
    for (var entry : entries) {
      if (entry.offset() >= read.getOrDefault(entry.partition(), 0L)
          && entry.offset() < ends.getOrDefault(entry.partition(), 0L)) {
        next.add(entry);
      }
    }
    read.putAll(ends);
    if (!next.isEmpty()) {
      batch.accept(next);
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
