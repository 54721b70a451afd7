package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
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
import java.util.stream.Stream;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;

/**
 * Keeps the cases touched last in memory and writes each when nothing has touched it for long, decided ones first, since
 * little comes after a decision: a rebuild writes a dossier about once instead of once for each of its events, and reads
 * back only what may have left memory. What leaves is written beside the folding, one portion at a time. Nothing is safe
 * before {@link #flush}; a crash means starting over.
 */
final class WriteBehindStore implements FoldStore, AutoCloseable {

  /** Marks of dossiers: of a million, one in sixteen new ones is taken for one that has left, and asked for in vain. */
  private static final int MARKS = 1 << 24;

  private final FoldStore behind;
  private final int casesInMemory;
  private final LinkedHashMap<DossierId, StoredCase> cases = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Map<LocalDate, StoredDay>> days = new HashMap<>();
  private final Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private final Map<Integer, Checkpoint> written = new TreeMap<>();
  private final ExecutorService writer = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().name("rebuild-writer").factory());
  private final Set<DossierId> leaving = new HashSet<>();
  private final BitSet left = new BitSet(MARKS);
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
      if (cached != null) {
        found.put(id, cached);
      } else if (left.get(mark(id))) {
        missing.add(id);
      }
    }
    if (missing.stream().anyMatch(leaving::contains)) {
      awaitPortion();
    }
    if (!missing.isEmpty()) {
      found.putAll(behind.cases(missing));
    }
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

  /** A half: the decided, then those that were not touched for longest. */
  private void evict() {
    awaitPortion();
    var byDecided = cases.values().stream().collect(Collectors.partitioningBy(WriteBehindStore::isDecided));
    var oldest = Stream.of(byDecided.get(true), byDecided.get(false)).flatMap(List::stream).limit(casesInMemory / 2)
        .toList();
    oldest.forEach(stored -> {
      cases.remove(stored.id());
      leaving.add(stored.id());
      left.set(mark(stored.id()));
    });
    var upTo = List.copyOf(checkpoints.values());
    portion = writer.submit(() -> write(oldest, upTo, Map.of()));
  }

  private static boolean isDecided(StoredCase stored) {
    return stored.facts().stream().anyMatch(fact -> fact.entry().event() instanceof EligibilityEvent.DecisionSigned);
  }

  /** Spread over the marks: ids that are counted up differ in few bits. */
  private static int mark(DossierId id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 8)) & (MARKS - 1);
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
