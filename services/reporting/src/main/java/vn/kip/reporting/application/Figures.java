package vn.kip.reporting.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.reporting.application.Rebuild.Cause;
import vn.kip.reporting.application.Rebuild.State;
import vn.kip.reporting.application.Rebuild.Status;

/**
 * Sees to it that the figures in use are those of this log and of the running rules: looks at both before the running fold is
 * set going, builds what has to be built anew, and takes up what another instance has put in use.
 */
public final class Figures implements Standing.Source {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Generations generations;
  private final FoldStore running;
  private final WholeLog.Source log;
  private final LiveFold live;
  private final Rebuild rebuild;
  private final FoldRules rules;
  private final long longFrom;
  /** Number of the figures last seen to be of the running rules. */
  private volatile int ofRunningRules = -1;
  private volatile Standing standing = new Standing.Beginning("the start");

  /** @param longFrom records from which on a log is long: nobody waits for its figures */
  public Figures(Generations generations, FoldStore running, WholeLog.Source log, LiveFold live, Rebuild rebuild,
      FoldRules rules, long longFrom) {
    this.generations = generations;
    this.running = running;
    this.log = log;
    this.live = live;
    this.rebuild = rebuild;
    this.rules = rules;
    this.longFrom = longFrom;
  }

  @Override
  public Standing now() {
    var last = standing;
    var status = rebuild.status();
    return switch (last) {
      case Standing.First _ -> new Standing.First(status.folded(), status.of());
      case Standing.BeingBuilt(var changed, _, _) ->
        new Standing.BeingBuilt(changed, status.folded(), status.of());
      case Standing.Folding folding -> ofOtherRules().<Standing>map(Standing.OtherRules::new).orElse(folding);
      case Standing.Beginning _,Standing.OtherRules _,Standing.LogLost _ -> last;
    };
  }

  /** Another instance may have put figures in use, and no record has come since to tell the fold. */
  private Optional<List<String>> ofOtherRules() {
    int generation = running.generation();
    if (generation == ofRunningRules) {
      return Optional.empty();
    }
    var changed = changed();
    if (changed.isEmpty()) {
      ofRunningRules = generation;
    }
    return Optional.of(changed).filter(parts -> !parts.isEmpty());
  }

  /**
   * Looks at what there is, and returns when the figures of a short log are in use; those of a long one come later, as does
   * everything while the log cannot be reached.
   */
  public void begin() {
    if (!tried()) {
      Thread.ofPlatform().name("figures").daemon().start(this::tryAgain);
    }
  }

  private void tryAgain() {
    do {
      try {
        Thread.sleep(AGAIN);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    } while (!tried());
  }

  /** @return whether that needs no other try */
  private boolean tried() {
    try {
      var length = look();
      return switch (standing) {
        case Standing.Folding _ -> {
          live.start();
          yield true;
        }
        case Standing.First _ -> isBuilt(Cause.FIRST, length);
        case Standing.BeingBuilt _ -> isBuilt(Cause.RULES, length);
        case Standing.LogLost _,Standing.OtherRules _ -> true;
        case Standing.Beginning _ -> false;
      };
    } catch (RuntimeException e) {
      LOG.error("the log cannot be looked at yet", e);
      standing = changed().isEmpty()
          ? new Standing.Beginning(String.valueOf(e.getMessage()))
          : new Standing.BeingBuilt(changed(), 0, 0);
      return false;
    }
  }

  /** Sees how the figures stand; answers how many records there are. */
  private long look() {
    generations.reinstate();
    try (var whole = log.open()) {
      long length = Rebuild.sum(whole.ends());
      var positions = running.positions();
      if (positions.isEmpty()) {
        generations.begin(rules);
        standing = length < longFrom ? new Standing.Folding() : new Standing.First(0, length);
        return length;
      }
      var lost = LogCheck.of(whole, positions);
      lost.forEach(finding -> LOG.error("the log is not the one that was folded: {}", finding));
      if (!lost.isEmpty()) {
        standing = new Standing.LogLost(lost);
      } else {
        standing = changed().isEmpty() ? new Standing.Folding() : new Standing.BeingBuilt(changed(), 0, length);
      }
      return length;
    }
  }

  /** Names of the rules by which the figures in use were not folded. */
  private List<String> changed() {
    return generations.rules().map(rules::changedSince).orElse(List.of("all"));
  }

  private boolean isBuilt(Cause cause, long length) {
    if (cause == Cause.RULES) {
      LOG.info("rules changed ({}): the figures are built anew", String.join(", ", changed()));
    }
    if (length < longFrom) {
      return inUse(rebuild.make(cause, rules));
    }
    rebuild.start(cause, rules, this::inUseOrAgain);
    return true;
  }

  private void inUseOrAgain(Status ended) {
    if (!inUse(ended)) {
      tryAgain();
    }
  }

  private boolean inUse(Status ended) {
    if (ended.state() != State.DONE) {
      return false;
    }
    standing = new Standing.Folding();
    live.start();
    return true;
  }

  /** Starts a rebuild, unless one runs. */
  public Status rebuild() {
    return switch (now()) {
      case Standing.Folding _ -> rebuild.start(Cause.ASKED, rules, _ -> {
      });
      case Standing.LogLost lost -> rebuild.start(Cause.LOG, rules, ended -> {
        if (!inUse(ended)) {
          standing = lost;
        }
      });
      case Standing.OtherRules other -> rebuild.start(Cause.RULES, rules, ended -> {
        if (!inUse(ended)) {
          standing = other;
        }
      });
      // One runs, or will at once.
      case Standing.Beginning _,Standing.First _,Standing.BeingBuilt _ -> rebuild.status();
    };
  }

  /** Another instance has put other figures in use: goes on with them where they are of the same rules. */
  public synchronized void switched() {
    live.stop();
    var changed = changed();
    if (changed.isEmpty()) {
      LOG.info("other figures are in use; the fold goes on with them");
      standing = new Standing.Folding();
      live.start();
    } else {
      LOG.error("figures are in use that were folded by other rules ({}); nothing is folded here",
          String.join(", ", changed));
      standing = new Standing.OtherRules(changed);
    }
  }
}
