package vn.kip.caselog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.LogEntry;

/** Knows how long a batch of the log has been failing: it comes again for ever, and somebody must be told. */
public final class BatchWatch {

  /** A store that restarts is away for less. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final AtomicReference<@Nullable Failing> failing = new AtomicReference<>();

  public BatchWatch(InstantSource clock) {
    this.clock = clock;
  }

  private record Failing(Instant since, String what) {}

  /** Takes a batch in, and notes whether it could be. */
  public void take(List<LogEntry> batch, Consumer<List<LogEntry>> taking) {
    try {
      taking.accept(batch);
      failing.set(null);
    } catch (RuntimeException e) {
      var before = failing.get();
      failing.set(new Failing(before == null ? clock.instant() : before.since(), what(batch, e)));
      throw e;
    }
  }

  private static String what(List<LogEntry> batch, RuntimeException e) {
    return "records from " + batch.getFirst().id() + " to " + batch.getLast().id() + " cannot be taken in: " + e;
  }

  /** What has not been taken in for longer than a minute, and why. */
  public Optional<String> failure() {
    var last = failing.get();
    return last != null && last.since().plus(PATIENCE).isBefore(clock.instant())
        ? Optional.of(last.what() + " (since " + last.since() + ")")
        : Optional.empty();
  }
}
