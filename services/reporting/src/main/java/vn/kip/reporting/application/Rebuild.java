package vn.kip.reporting.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.LogEntry;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.Generations.Generation;
import vn.kip.reporting.domain.CaseFold;

/**
 * Folds the log again from offset 0 beside the running fold, and switches; reports are answered throughout. Where both are
 * folded by the same rules, the running fold goes on meanwhile, stands still for the last records only, and the two are
 * compared byte by byte at the same offsets. Where there is nothing to compare, because nothing is folded yet, the rules have
 * changed, or the log is another one, the running fold stands still throughout.
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
  private volatile Status status = new Status(State.NEVER, 0, 0, List.of(), null, null, null, null);

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

  /** Why figures are built. */
  public enum Cause {
    /** Somebody wants to know whether they are right. */
    ASKED,
    /** Nothing is folded yet of a long log. */
    FIRST,
    /** The rules are others than those of the figures in use. */
    RULES,
    /** The log is another one than was folded. */
    LOG;

    boolean isCompared() {
      return this == ASKED;
    }
  }

  /**
   * How a rebuild goes, or went.
   *
   * @param folded records so far, {@code of} how many
   * @param differences documents of the fold before that were otherwise; empty when it was right, and where nothing was
   *     compared
   * @param cause null while there was none
   */
  public record Status(State state, long folded, long of, List<String> differences, @Nullable Instant startedAt,
      @Nullable Instant endedAt, @Nullable String failure, @Nullable Cause cause) {}

  public Status status() {
    var last = status;
    return last.state() == State.RUNNING
        ? new Status(State.RUNNING, folded.get(), last.of(), List.of(), last.startedAt(), null, null, last.cause())
        : last;
  }

  /** Starts one on a thread of its own, unless one runs. */
  public Status start(Cause cause, FoldRules rules, Consumer<Status> ended) {
    if (begins(cause)) {
      Thread.ofPlatform().name("rebuild").start(() -> ended.accept(run(cause, rules)));
    }
    return status();
  }

  /** Makes one, unless one runs, and returns when it has ended. */
  Status make(Cause cause, FoldRules rules) {
    return begins(cause) ? run(cause, rules) : status();
  }

  private boolean begins(Cause cause) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    folded.set(0);
    status = new Status(State.RUNNING, 0, 0, List.of(), clock.instant(), null, null, cause);
    return true;
  }

  private Status run(Cause cause, FoldRules rules) {
    var startedAt = clock.instant();
    try (var whole = log.open()) {
      var differences = build(cause, rules, whole, startedAt);
      status = new Status(State.DONE, folded.get(), folded.get(), differences, startedAt, clock.instant(), null, cause);
    } catch (RuntimeException e) {
      LOG.error("the rebuild failed; the figures in use stay", e);
      status = new Status(State.FAILED, folded.get(), folded.get(), List.of(), startedAt, clock.instant(),
          String.valueOf(e), cause);
    } finally {
      busy.set(false);
    }
    return status;
  }

  private List<String> build(Cause cause, FoldRules rules, WholeLog whole, Instant startedAt) {
    var ends = whole.ends();
    status = new Status(State.RUNNING, 0, sum(ends), List.of(), startedAt, null, null, cause);
    var next = generations.next();
    try (var store = new WriteBehindStore(next.store(), casesInMemory)) {
      var again = new LogFold(store, fold, next.parked());
      readTo(ends, whole, again);
      if (cause.isCompared()) {
        awaitRunning(ends);
        live.stop();
      }
      try {
        return finish(cause, rules, whole, again, store, next);
      } finally {
        if (cause.isCompared()) {
          live.start();
        }
      }
    } catch (RuntimeException e) {
      discard(next, e);
      throw e;
    }
  }

  /** Tried again and again, what is left would fill the store. */
  private void discard(Generation next, RuntimeException failure) {
    try {
      generations.discard(next);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** While nobody can write to the running fold, both can be brought to the same offsets. */
  private List<String> finish(Cause cause, FoldRules rules, WholeLog whole, LogFold again, WriteBehindStore store,
      Generation next) {
    generations.retire();
    try {
      readTo(cause.isCompared() ? stand() : whole.ends(), whole, again);
      store.flush();
      var differences = cause.isCompared() ? generations.differences(next, NAMED) : List.<String>of();
      differences.forEach(difference -> LOG.warn("the running fold had another {}", difference));
      generations.switchTo(next, rules);
      return differences;
    } catch (RuntimeException e) {
      generations.reinstate();
      throw e;
    }
  }

  private void readTo(Map<Integer, Long> ends, WholeLog whole, LogFold again) {
    whole.readTo(ends, batch -> take(again, batch));
  }

  private void take(LogFold again, List<LogEntry> batch) {
    again.accept(batch);
    folded.addAndGet(batch.size());
  }

  private Map<Integer, Long> stand() {
    return running.checkpoints().stream()
        .collect(Collectors.toMap(Checkpoint::partition, checkpoint -> checkpoint.offset() + 1));
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
    var stand = new TreeMap<>(stand());
    return ends.entrySet().stream().allMatch(end -> stand.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  static long sum(Map<Integer, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
