package vn.kip.reporting.application;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorRecord;
import vn.kip.events.OfficerId;
import vn.kip.reporting.domain.IndicatorFile;

/**
 * Targets and observed values. A statement is kept first, then sent to the topic, then marked as sent: whatever crashes in
 * between, it is sent again with the same number, and a reader skips the repeat.
 */
public final class IndicatorBook {

  private static final int ATTEMPTS = 50;

  private final Store store;
  private final Topic topic;

  public IndicatorBook(Store store, Topic topic) {
    this.store = store;
    this.topic = topic;
  }

  /** Where files are kept, one document per subject. */
  public interface Store {

    IndicatorFile load(String subject);

    /** @return false when somebody else has written since it was loaded */
    boolean save(IndicatorFile loaded, IndicatorFile changed);

    List<IndicatorFile> all();
  }

  /** The topic {@code kip.indicators}. */
  public interface Topic {
    /** Returns when the topic has them for good. */
    void append(List<IndicatorRecord> statements);
  }

  /**
   * States a value.
   *
   * @return whether it says anything new
   */
  public boolean state(IndicatorEvent event, OfficerId by, Instant now) {
    var before = store.load(event.subject());
    var after = change(event.subject(), file -> file.state(event, by, now));
    send(after);
    return !before.equals(after) && after.last().filter(statement -> statement.recordedAt().equals(now)).isPresent();
  }

  /** @throws IllegalStateException when a statement before this one is missing */
  public void take(IndicatorRecord read) {
    change(read.event().subject(), file -> file.take(read));
  }

  /** Sends what a crash kept from being sent. */
  public void sendUnsent() {
    store.all().forEach(this::send);
  }

  public List<IndicatorFile> files() {
    return store.all();
  }

  /** What holds now. */
  public List<IndicatorEvent> current() {
    return store.all().stream().flatMap(file -> file.last().stream()).map(IndicatorRecord::event).toList();
  }

  private void send(IndicatorFile file) {
    if (!file.unsent().isEmpty()) {
      topic.append(file.unsent());
      change(file.subject(), now -> file.statements().size() < now.statements().size() ? now : now.allSent());
    }
  }

  private IndicatorFile change(String subject, UnaryOperator<IndicatorFile> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var loaded = store.load(subject);
      var changed = change.apply(loaded);
      if (changed.equals(loaded) || store.save(loaded, changed)) {
        return changed;
      }
    }
    throw new IllegalStateException("others keep writing " + subject);
  }
}
