package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import vn.kip.events.DossierId;

/**
 * Keeps the cases touched last in memory and writes each when nothing has touched it for long: a rebuild writes a dossier
 * about once instead of once for each of its events. What leaves memory is written beside the folding, one portion at a
 * time. Nothing is safe before {@link #flush}; a crash means starting over.
 */
final class WriteBehindStore implements FoldStore, AutoCloseable {

  private final FoldStore behind;
  private final int casesInMemory;
  private final LinkedHashMap<DossierId, StoredCase> cases = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Map<LocalDate, StoredDay>> days = new HashMap<>();
  private final Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private final Map<Integer, Checkpoint> written = new TreeMap<>();
  private final ExecutorService writer = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().name("rebuild-writer").factory());
  private final Set<DossierId> leaving = new HashSet<>();
  private Future<?> portion = CompletableFuture.completedFuture(null);

  WriteBehindStore(FoldStore behind, int casesInMemory) {
    this.behind = behind;
    this.casesInMemory = casesInMemory;
  }

  @Override
  public Checkpoint checkpoint(int partition) {
    return checkpoints.getOrDefault(partition, Checkpoint.start(partition));
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return List.copyOf(checkpoints.values());
  }

  @Override
  public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
    var found = new HashMap<DossierId, StoredCase>();
    var missing = new ArrayList<DossierId>();
    for (var id : ids) {
      var cached = cases.get(id);
      if (cached == null) {
        missing.add(id);
      } else {
        found.put(id, cached);
      }
    }
    if (missing.stream().anyMatch(leaving::contains)) {
      awaitPortion();
    }
    found.putAll(behind.cases(missing));
    return found;
  }

  @Override
  public Map<LocalDate, StoredDay> days(int partition, Collection<LocalDate> wanted) {
    var found = new HashMap<>(days.getOrDefault(partition, Map.of()));
    found.keySet().retainAll(wanted);
    return found;
  }

  @Override
  public void write(Checkpoint before, Checkpoint after, Collection<StoredCase> changedCases,
      Collection<StoredDay> changedDays) {
    changedCases.forEach(changed -> cases.put(changed.id(), changed));
    var ofPartition = days.computeIfAbsent(after.partition(), _ -> new HashMap<>());
    changedDays.forEach(changed -> ofPartition.put(changed.day(), changed));
    checkpoints.put(after.partition(), after);
    if (cases.size() > casesInMemory) {
      evict();
    }
  }

  /** The half that was not touched for longest. */
  private void evict() {
    awaitPortion();
    var oldest = cases.values().stream().limit(casesInMemory / 2).toList();
    oldest.forEach(stored -> {
      cases.remove(stored.id());
      leaving.add(stored.id());
    });
    var upTo = List.copyOf(checkpoints.values());
    portion = writer.submit(() -> write(oldest, upTo, Map.of()));
  }

  private void awaitPortion() {
    try {
      portion.get();
      leaving.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not write what was folded", e.getCause());
    }
  }

  /** Writes all that is left, once. */
  void flush() {
    awaitPortion();
    write(List.copyOf(cases.values()), List.copyOf(checkpoints.values()), days);
    cases.clear();
  }

  private void write(List<StoredCase> some, List<Checkpoint> upTo, Map<Integer, Map<LocalDate, StoredDay>> withDays) {
    var byPartition = some.stream().collect(Collectors.groupingBy(StoredCase::partition));
    for (var checkpoint : upTo) {
      int partition = checkpoint.partition();
      behind.write(written.getOrDefault(partition, Checkpoint.start(partition)), checkpoint,
          byPartition.getOrDefault(partition, List.of()), withDays.getOrDefault(partition, Map.of()).values());
      written.put(partition, checkpoint);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
