package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.kip.events.DossierId;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Contribution;
import vn.kip.reporting.domain.Measure;

/** Writes as the real one does, cases, days, checkpoint, each atomic, and dies in between when told to. */
final class MemoryStore implements FoldStore {

  static final class CrashException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final Map<DossierId, StoredCase> cases = new LinkedHashMap<>();
  final Map<DossierId, CaseSummary> summaries = new HashMap<>();
  final Map<Integer, Map<LocalDate, StoredDay>> days = new HashMap<>();
  private final Map<Integer, Position> positions = new TreeMap<>();
  private final int generation;
  int crashAfterWrites = Integer.MAX_VALUE;
  boolean retired;

  MemoryStore() {
    this(0);
  }

  MemoryStore(int generation) {
    this.generation = generation;
  }

  @Override
  public Checkpoint checkpoint(int partition) {
    var position = positions.get(partition);
    return position == null ? Checkpoint.start(partition) : position.checkpoint();
  }

  @Override
  public int generation() {
    return generation;
  }

  @Override
  public List<Position> positions() {
    return List.copyOf(positions.values());
  }

  @Override
  public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
    var found = new HashMap<>(cases);
    found.keySet().retainAll(new HashSet<>(ids));
    return found;
  }

  @Override
  public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> wanted) {
    var found = new HashMap<Integer, Map<LocalDate, StoredDay>>();
    wanted.forEach((partition, ofPartition) -> {
      var some = new HashMap<>(days.getOrDefault(partition, Map.of()));
      some.keySet().retainAll(ofPartition);
      found.put(partition, some);
    });
    return found;
  }

  @Override
  public void write(List<Folded> folded) {
    if (retired) {
      throw new FencedException("the checkpoint");
    }
    folded.stream().flatMap(one -> one.cases().stream()).forEach(this::put);
    folded.stream().flatMap(one -> one.days().stream()).forEach(this::put);
    folded.forEach(one -> {
      crashWhenTold();
      positions.put(one.after().checkpoint().partition(), one.after());
    });
  }

  private void put(FoldedCase folded) {
    crashWhenTold();
    var changed = folded.stored();
    if (folded.summary() != null) {
      summaries.put(changed.id(), folded.summary());
    }
    cases.put(changed.id(), new StoredCase(changed.id(), changed.partition(), changed.upto(), changed.upto(),
        changed.seen(), changed.facts()));
  }

  private void put(StoredDay changed) {
    crashWhenTold();
    days.computeIfAbsent(changed.partition(), _ -> new HashMap<>()).put(changed.day(),
        new StoredDay(changed.partition(), changed.day(), changed.upto(), changed.upto(), changed.cells()));
  }

  private void crashWhenTold() {
    if (crashAfterWrites-- == 0) {
      crashAfterWrites = Integer.MAX_VALUE;
      throw new CrashException();
    }
  }

  Map<CellKey, Map<Measure, Integer>> allCells() {
    var all = new Contribution();
    days.values().stream().flatMap(ofPartition -> ofPartition.values().stream()).forEach(day -> day.cells()
        .forEach((key, measures) -> measures.forEach((measure, amount) -> all.add(key, measure, amount))));
    return all.cells();
  }
}
