package vn.kip.portal.adapter.web;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page, and what it has seen. */
final class Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final String FIGURES = "figures";
  private static final String END = "end";

  private final SseEmitter emitter = new SseEmitter(0L);
  private final AtomicReference<@Nullable String> next = new AtomicReference<>();
  private final AtomicBoolean sending = new AtomicBoolean();
  private final LivePage page;
  private final Consumer<Watcher> left;
  private volatile String seen;

  /**
   * @param seen mark of the figures that the page shows; blank where it shows none
   * @param left told when the page is gone, once or more
   */
  Watcher(LivePage page, String seen, Consumer<Watcher> left) {
    this.page = page;
    this.seen = seen;
    this.left = left;
    emitter.onCompletion(() -> left.accept(this));
    emitter.onError(_ -> left.accept(this));
  }

  SseEmitter emitter() {
    return emitter;
  }

  LivePage page() {
    return page;
  }

  boolean isOver(Instant now) {
    return page.isOver(now);
  }

  /** @param mark of the figures of now, in place of one that was not sent yet; blank where nobody knows */
  void prepare(String mark) {
    next.set(mark);
  }

  /** Says that figures have changed, or only that the line still holds; one at a time. */
  void send() {
    while (next.get() != null && sending.compareAndSet(false, true)) {
      try {
        var mark = next.getAndSet(null);
        if (mark != null) {
          send(mark);
        }
      } finally {
        sending.set(false);
      }
    }
  }

  private void send(String mark) {
    try {
      if (mark.isEmpty() || mark.equals(seen)) {
        emitter.send(SseEmitter.event().comment(""));
      } else {
        emitter.send(SseEmitter.event().name(FIGURES).id(mark).data(mark));
        seen = mark;
      }
    } catch (IOException | IllegalStateException e) {
      // The page was left: the container ends the answer, and with it this watcher.
      LOG.debug("a page is gone: {}", e.getMessage());
    }
  }

  /** The page shall not come back by itself. */
  void end() {
    try {
      emitter.send(SseEmitter.event().name(END).data(""));
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a page is gone: {}", e.getMessage());
    }
    emitter.complete();
    left.accept(this);
  }
}
