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
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;

/**
 * Keeps the cases touched last in memory and writes each when nothing has touched it for long, decided ones first, since
 * little comes after a decision: a rebuild writes a dossier about once instead of once for each of its events, and reads
 * back only what may have left memory. All of a partition leaves when another one is written to, since a whole log is read
 * one partition after the other. What leaves is written beside the folding, one portion at a time. Nothing is safe before
 * {@link #flush}; a crash means starting over.
 */
final class WriteBehindStore implements FoldStore, AutoCloseable {

  /** Marks of dossiers: of a million, one in sixteen new ones is taken for one that has left, and asked for in vain. */
  private static final int MARKS = 1 << 24;

  private final FoldStore behind;
  private final int casesInMemory;
  private final LinkedHashMap<DossierId, FoldedCase> cases = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<LocalDate, StoredDay> days = new HashMap<>();
  private final Map<Integer, Position> positions = new TreeMap<>();
  private final Map<Integer, Checkpoint> written = new TreeMap<>();
  private final ExecutorService writer = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().name("rebuild-writer").factory());
  private final Set<DossierId> leaving = new HashSet<>();
  private final BitSet left = new BitSet(MARKS);
  private final Set<Integer> partitionsLeft = new HashSet<>();
  private Future<?> portion = CompletableFuture.completedFuture(null);
  /** Whose days are in memory; none yet at first. */
  private @Nullable Integer partition;

  WriteBehindStore(FoldStore behind, int casesInMemory) {
    this.behind = behind;
    this.casesInMemory = casesInMemory;
  }

  @Override
  public Checkpoint checkpoint(int partition) {
    var position = positions.get(partition);
    return position == null ? Checkpoint.start(partition) : position.checkpoint();
  }

  @Override
  public int generation() {
    return behind.generation();
  }

  @Override
  public List<Position> positions() {
    return List.copyOf(positions.values());
  }

  @Override
  public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
    var found = new HashMap<DossierId, StoredCase>();
    var missing = new ArrayList<DossierId>();
    for (var id : ids) {
      var cached = cases.get(id);
      if (cached != null) {
        found.put(id, cached.stored());
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
  public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> wanted) {
    var found = new HashMap<Integer, Map<LocalDate, StoredDay>>();
    wanted.forEach((ofPartition, ofDays) -> found.put(ofPartition, days(ofPartition, ofDays)));
    return found;
  }

  private Map<LocalDate, StoredDay> days(int ofPartition, Set<LocalDate> wanted) {
    turnTo(ofPartition);
    var found = new HashMap<LocalDate, StoredDay>();
    var missing = new HashSet<LocalDate>();
    for (var day : wanted) {
      var cached = days.get(day);
      if (cached != null) {
        found.put(day, cached);
      } else if (partitionsLeft.contains(ofPartition)) {
        missing.add(day);
      }
    }
    if (!missing.isEmpty()) {
      awaitPortion();
      found.putAll(behind.days(Map.of(ofPartition, missing)).getOrDefault(ofPartition, Map.of()));
    }
    return found;
  }

  @Override
  public void write(List<Folded> folded) {
    folded.forEach(this::keep);
  }

  private void keep(Folded folded) {
    int ofPartition = folded.after().checkpoint().partition();
    turnTo(ofPartition);
    folded.cases().forEach(changed -> cases.put(changed.stored().id(), changed));
    folded.days().forEach(changed -> days.put(changed.day(), changed));
    positions.put(ofPartition, folded.after());
    if (cases.size() > casesInMemory) {
      letGo(someCases(), List.of());
    }
  }

  private void turnTo(int next) {
    if (partition != null && partition != next) {
      letGoOfAll();
    }
    partition = next;
  }

  private void letGoOfAll() {
    letGo(List.copyOf(cases.values()), List.copyOf(days.values()));
    days.clear();
    if (partition != null) {
      partitionsLeft.add(partition);
    }
  }

  /** A half: the decided, then those that were not touched for longest. */
  private List<FoldedCase> someCases() {
    var byDecided = cases.values().stream().collect(Collectors.partitioningBy(WriteBehindStore::isDecided));
    return Stream.of(byDecided.get(true), byDecided.get(false)).flatMap(List::stream).limit(casesInMemory / 2).toList();
  }

  private void letGo(List<FoldedCase> some, List<StoredDay> withDays) {
    awaitPortion();
    some.forEach(stored -> {
      var id = stored.stored().id();
      cases.remove(id);
      leaving.add(id);
      left.set(mark(id));
    });
    var upTo = List.copyOf(positions.values());
    portion = writer.submit(() -> write(some, upTo, withDays));
  }

  private static boolean isDecided(FoldedCase folded) {
    return folded.stored().facts().stream()
        .anyMatch(fact -> fact.entry().event() instanceof EligibilityEvent.DecisionSigned);
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
    letGoOfAll();
    awaitPortion();
  }

  private void write(List<FoldedCase> some, List<Position> upTo, List<StoredDay> withDays) {
    var casesOf = some.stream().collect(Collectors.groupingBy(folded -> folded.stored().partition()));
    var daysOf = withDays.stream().collect(Collectors.groupingBy(StoredDay::partition));
    behind.write(upTo.stream().map(position -> {
      int ofPartition = position.checkpoint().partition();
      return new Folded(written.getOrDefault(ofPartition, Checkpoint.start(ofPartition)), position,
          casesOf.getOrDefault(ofPartition, List.of()), daysOf.getOrDefault(ofPartition, List.of()));
    }).toList());
    upTo.forEach(position -> written.put(position.checkpoint().partition(), position.checkpoint()));
  }

  @Override
  public void close() {
    writer.close();
  }
}
