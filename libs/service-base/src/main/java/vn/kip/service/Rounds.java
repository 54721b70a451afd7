package vn.kip.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that looks for what there is to do, one round at a time: at once when it is woken, and again where it was woken during
 * a round. Who wakes it never waits for it, and a round that is missed is made up for by the next one.
 */
public final class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);

  private final String name;
  private final Runnable round;
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  public Rounds(String name, Runnable round) {
    this.name = name;
    this.round = round;
  }

  public void wake() {
    wanted.release();
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  private void run() {
    while (running) {
      wanted.acquireUninterruptibly();
      wanted.drainPermits();
      if (running) {
        oneRound();
      }
    }
  }

  private void oneRound() {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.error("{}: a round has failed; the next one tries again", name, e);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake();
    var stopping = thread;
    if (stopping != null) {
      try {
        if (!stopping.join(ENDED_WITHIN)) {
          LOG.warn("{}: the round that is under way takes longer than the end of the service", name);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
