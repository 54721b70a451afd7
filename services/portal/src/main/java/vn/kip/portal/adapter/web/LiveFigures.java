package vn.kip.portal.adapter.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.kip.portal.adapter.services.PositionClient;
import vn.kip.portal.adapter.services.ServiceAway;

/**
 * Tells open pages that figures have changed. However many there are, reporting is asked once in each period, and not at all
 * while nobody looks. Open answers end before the web server waits for them.
 */
@Component
class LiveFigures implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFigures.class);

  private final PositionClient reporting;
  private final Duration period;
  private final InstantSource clock;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  /** A page that takes nothing keeps no other waiting. */
  private final ExecutorService senders = Executors
      .newThreadPerTaskExecutor(Thread.ofVirtual().name("live-", 0).factory());
  private @Nullable ScheduledExecutorService timer;
  private final SharedAnswers answers = new SharedAnswers();
  private volatile String told = "";
  private boolean away;

  LiveFigures(PositionClient reporting, @Value("${kip.portal.live.period}") Duration period, InstantSource clock) {
    this.reporting = reporting;
    this.period = period;
    this.clock = clock;
  }

  /** @param seen mark of the figures that the page shows; blank where it shows none */
  SseEmitter watch(LivePage page, String seen) {
    var watcher = new Watcher(page, seen, this::forget);
    watchers.add(watcher);
    var oldest = page.add(watcher);
    if (oldest != null) {
      senders.execute(oldest::end);
    }
    // The browser learns at once that it is connected.
    watcher.prepare("");
    watcher.send();
    return watcher.emitter();
  }

  /** Asks once, and tells everyone. */
  void look() {
    if (watchers.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var mark = mark();
    told = mark;
    for (var watcher : watchers) {
      watcher.prepare(mark);
      senders.execute(watcher.isOver(now) ? watcher::end : watcher::send);
    }
  }

  /** An answer for a page that was told to fetch it: all that were told the same share it. */
  <T> T answer(String what, Class<T> type, Supplier<T> question) {
    return answers.ask(told, what, type, question);
  }

  private String mark() {
    try {
      var mark = reporting.position().mark();
      away = false;
      return mark;
    } catch (ServiceAway e) {
      if (!away) {
        LOG.warn("open pages are not told of changes: {}", e.getMessage());
      }
      away = true;
      return "";
    }
  }

  private void lookAndGoOn() {
    try {
      look();
    } catch (RuntimeException e) {
      // A timer forgets what has thrown, and every page would stand still.
      LOG.error("open pages were not told of changes", e);
    }
  }

  private void forget(Watcher watcher) {
    watchers.remove(watcher);
    watcher.page().remove(watcher);
  }

  int watching() {
    return watchers.size();
  }

  @Override
  public void start() {
    var started = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live").daemon().factory());
    started.scheduleWithFixedDelay(this::lookAndGoOn, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    timer = started;
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    watchers.forEach(watcher -> watcher.emitter().complete());
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
