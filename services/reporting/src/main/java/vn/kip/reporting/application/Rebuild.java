package vn.kip.reporting.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.CaseFold;

/**
 * Folds the log again from offset 0 beside the running fold, compares the two byte by byte where both stand at the same
 * offsets, and switches. Reports are answered throughout; the running fold stands still only for the last records and the
 * comparison. Where nothing is folded yet and the log is long, the first fold is built in the same way, with nothing to
 * compare: in bulk, rather than with a write for every event.
 */
public final class Rebuild {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final int NAMED = 100;
  private static final Duration CATCH_UP = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Generations generations;
  private final FoldStore running;
  private final CaseFold fold;
  private final WholeLog.Source log;
  private final LiveFold live;
  private final InstantSource clock;
  private final int casesInMemory;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong folded = new AtomicLong();
  private volatile Status status = new Status(State.NEVER, 0, 0, List.of(), null, null, null);

  /** @param casesInMemory bound of what a rebuild keeps in memory before it writes */
  public Rebuild(Generations generations, FoldStore running, CaseFold fold, WholeLog.Source log, LiveFold live,
      InstantSource clock, int casesInMemory) {
    this.generations = generations;
    this.running = running;
    this.fold = fold;
    this.log = log;
    this.live = live;
    this.clock = clock;
    this.casesInMemory = casesInMemory;
  }

  public enum State {
    NEVER,
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * How a rebuild goes, or went.
   *
   * @param folded records so far, {@code of} how many
   * @param differences documents of the fold before that were otherwise; empty when it was right
   */
  public record Status(State state, long folded, long of, List<String> differences, @Nullable Instant startedAt,
      @Nullable Instant endedAt, @Nullable String failure) {}

  public Status status() {
    var last = status;
    return last.state() == State.RUNNING
        ? new Status(State.RUNNING, folded.get(), last.of(), List.of(), last.startedAt(), null, null)
        : last;
  }

  /**
   * Sets the running fold going; a long log that nothing is folded of is built first.
   *
   * @param firstFrom records from which on a log is long
   */
  public void begin(long firstFrom) {
    if (isFirst() && length() >= firstFrom) {
      start();
    } else {
      live.start();
    }
  }

  private boolean isFirst() {
    return running.checkpoints().isEmpty();
  }

  private long length() {
    try (var whole = log.open()) {
      return sum(whole.ends());
    }
  }

  /** Starts one, unless one runs. */
  public Status start() {
    if (busy.compareAndSet(false, true)) {
      folded.set(0);
      status = new Status(State.RUNNING, 0, 0, List.of(), clock.instant(), null, null);
      Thread.ofPlatform().name("rebuild").start(this::run);
    }
    return status();
  }

  private void run() {
    var startedAt = clock.instant();
    try (var whole = log.open()) {
      var differences = build(isFirst(), whole, startedAt);
      status = new Status(State.DONE, folded.get(), folded.get(), differences, startedAt, clock.instant(), null);
    } catch (RuntimeException e) {
      LOG.error("the rebuild failed; the running fold goes on", e);
      status = new Status(State.FAILED, folded.get(), folded.get(), List.of(), startedAt, clock.instant(),
          String.valueOf(e));
      live.start();
    } finally {
      busy.set(false);
    }
  }

  private List<String> build(boolean first, WholeLog whole, Instant startedAt) {
    var ends = whole.ends();
    status = new Status(State.RUNNING, 0, sum(ends), List.of(), startedAt, null, null);
    var next = generations.next();
    try (var store = new WriteBehindStore(next.store(), casesInMemory)) {
      var again = new LogFold(store, fold, next.parked());
      whole.readTo(ends, batch -> {
        again.accept(batch);
        folded.addAndGet(batch.size());
      });
      if (!first) {
        awaitRunning(ends);
      }
      return finish(first, whole, again, store, next);
    }
  }

  /** While the running fold stands still, both can be brought to the same offsets. */
  private List<String> finish(boolean first, WholeLog whole, LogFold again, WriteBehindStore store,
      Generations.Next next) {
    live.stop();
    try {
      Map<Integer, Long> stand = first
          ? whole.ends()
          : running.checkpoints().stream()
              .collect(Collectors.toMap(Checkpoint::partition, checkpoint -> checkpoint.offset() + 1));
      whole.readTo(stand, batch -> {
        again.accept(batch);
        folded.addAndGet(batch.size());
      });
      store.flush();
      var differences = first ? List.<String>of() : generations.differences(next, NAMED);
      differences.forEach(difference -> LOG.warn("the running fold had another {}", difference));
      generations.switchTo(next);
      return differences;
    } finally {
      live.start();
    }
  }

  /** The running fold may lag behind what was read here. */
  private void awaitRunning(Map<Integer, Long> ends) {
    var deadline = clock.instant().plus(CATCH_UP);
    while (!hasReached(ends)) {
      if (clock.instant().isAfter(deadline)) {
        throw new IllegalStateException("the running fold does not catch up with the log");
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private boolean hasReached(Map<Integer, Long> ends) {
    var stand = new TreeMap<Integer, Long>();
    running.checkpoints().forEach(checkpoint -> stand.put(checkpoint.partition(), checkpoint.offset() + 1));
    return ends.entrySet().stream().allMatch(end -> stand.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static long sum(Map<Integer, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
