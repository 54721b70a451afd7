package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one session has open of the live page. What a page fetches by itself keeps a session alive; so that nobody stays signed
 * in by leaving a page open, a page is told of changes for no longer than the session would have lasted.
 */
final class LivePage implements HttpSessionBindingListener {

  private static final String NAME = LivePage.class.getName();
  /** As many pages of one session as a browser can hold open beside its other calls. */
  private static final int MOST = 4;

  private final Deque<Watcher> watchers = new ArrayDeque<>();
  private Instant until = Instant.MAX;

  private LivePage() {}

  /** Somebody has opened or loaded the page. */
  static void opened(HttpSession session, Instant now) {
    of(session).lasts(session.getMaxInactiveInterval(), now);
  }

  static LivePage of(HttpSession session) {
    synchronized (session) {
      if (session.getAttribute(NAME) instanceof LivePage page) {
        return page;
      }
      var page = new LivePage();
      session.setAttribute(NAME, page);
      return page;
    }
  }

  /** @param seconds none or fewer where sessions last forever */
  private synchronized void lasts(int seconds, Instant now) {
    until = seconds > 0 ? now.plusSeconds(seconds) : Instant.MAX;
  }

  synchronized boolean isOver(Instant now) {
    return now.isAfter(until);
  }

  /** The one it takes the place of, when there are too many. */
  synchronized @Nullable Watcher add(Watcher watcher) {
    watchers.add(watcher);
    return watchers.size() > MOST ? watchers.poll() : null;
  }

  synchronized void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  private synchronized List<Watcher> all() {
    return List.copyOf(watchers);
  }

  /** The session has ended, or its officer has signed out. */
  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    all().forEach(Watcher::end);
  }
}
