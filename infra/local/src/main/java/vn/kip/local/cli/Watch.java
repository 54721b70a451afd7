package vn.kip.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Starts a process again that has ended by itself, each time after a longer pause, and gives one up that ends again and again.
 * One that was stopped in order is not noted any more, and so is left alone.
 */
final class Watch {

  static final int MOST = 5;
  static final Duration WITHIN = Duration.ofMinutes(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final ProcessFiles files;
  private final Restarts restarts;
  private final InstantSource clock;
  private final Predicate<String> mayStart;
  private final Consumer<String> start;
  private final Consumer<String> log;

  private final Map<String, Instant> foundEnded = new HashMap<>();
  private final Map<String, List<Instant>> started = new HashMap<>();
  private final Set<String> givenUp = new HashSet<>();

  /**
   * @param mayStart whether what a process stands on is there
   * @param log is told each start, and each process that is given up
   */
  Watch(ProcessFiles files, Restarts restarts, InstantSource clock, Predicate<String> mayStart, Consumer<String> start,
      Consumer<String> log) {
    this.files = files;
    this.restarts = restarts;
    this.clock = clock;
    this.mayStart = mayStart;
    this.start = start;
    this.log = log;
  }

  /**
   * Looks once at all processes that are noted.
   *
   * @return whether any is noted at all
   */
  boolean look() {
    var noted = files.noted();
    foundEnded.keySet().retainAll(noted);
    for (var name : noted) {
      if (files.find(name).isPresent()) {
        foundEnded.remove(name);
        givenUp.remove(name);
      } else if (!givenUp.contains(name)) {
        ended(name, clock.instant());
      }
    }
    return !noted.isEmpty();
  }

  private void ended(String name, Instant now) {
    var since = foundEnded.computeIfAbsent(name, _ -> now);
    var lately = started.computeIfAbsent(name, _ -> new ArrayList<>());
    lately.removeIf(at -> at.plus(WITHIN).isBefore(now));
    if (lately.size() >= MOST) {
      givenUp.add(name);
      restarts.givenUp(name, now);
      log.accept(name + " has ended " + (MOST + 1) + " times within " + WITHIN.toMinutes()
          + " minutes and is not started again; kip up starts it once the cause is gone");
    } else if (!now.isBefore(since.plus(pause(lately.size()))) && mayStart.test(name)) {
      lately.add(now);
      foundEnded.remove(name);
      restarts.started(name, now);
      log.accept(name + " had ended by itself and is started again (" + lately.size() + " of " + MOST + ")");
      start.accept(name);
    }
  }

  /** Twice as long each time. */
  private static Duration pause(int times) {
    return FIRST_PAUSE.multipliedBy(1L << times);
  }
}
