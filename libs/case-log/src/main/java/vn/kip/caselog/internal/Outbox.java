package vn.kip.caselog.internal;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.caselog.NewEvents;

/** What the store hands to the relay: files with something to send, and the word that there may be more in the store. */
final class Outbox {

  private static final int LIMIT = 10_000;

  private final LinkedBlockingQueue<CaseFile> stored = new LinkedBlockingQueue<>(LIMIT);
  /** At start there may be what a crash has left. */
  private final AtomicBoolean lookNeeded = new AtomicBoolean(true);

  private final List<NewEvents> listeners;

  Outbox(List<NewEvents> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void stored(CaseFile file) {
    listeners.forEach(listener -> listener.stored(file));
    if (!stored.offer(file)) {
      lookNeeded.set(true);
    }
  }

  /** Something may stand in the store that was not handed over, such as after a write whose answer was lost. */
  void mayHoldMore() {
    lookNeeded.set(true);
  }

  boolean isLookNeeded() {
    return lookNeeded.get();
  }

  void looked() {
    lookNeeded.set(false);
  }

  @Nullable
  CaseFile next(long withinMs) throws InterruptedException {
    return stored.poll(withinMs, TimeUnit.MILLISECONDS);
  }

  boolean isEmpty() {
    return stored.isEmpty();
  }
}
