package vn.kip.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorRecord;
import vn.kip.events.OfficerId;

/**
 * All that was ever stated about one subject; the last statement holds, the others are its history.
 *
 * @param sent the last statement that stands in the topic; those after it have still to be sent
 */
public record IndicatorFile(String subject, long sent, List<IndicatorRecord> statements) {

  public IndicatorFile {
    statements = List.copyOf(statements);
  }

  public static IndicatorFile empty(String subject) {
    return new IndicatorFile(subject, 0, List.of());
  }

  public Optional<IndicatorRecord> last() {
    return statements.isEmpty() ? Optional.empty() : Optional.of(statements.getLast());
  }

  public List<IndicatorRecord> unsent() {
    return statements.stream().filter(statement -> statement.seq() > sent).toList();
  }

  /** With what is stated now; the same file when it says nothing new. */
  public IndicatorFile state(IndicatorEvent event, OfficerId by, Instant now) {
    if (last().map(IndicatorRecord::event).filter(event::equals).isPresent()) {
      return this;
    }
    return with(new IndicatorRecord(statements.size() + 1, now, by, event));
  }

  /** All that is known stands in the topic now. */
  public IndicatorFile allSent() {
    return new IndicatorFile(subject, statements.size(), statements);
  }

  /**
   * With a statement read from the topic; a repeat changes nothing.
   *
   * @throws IllegalStateException when statements before it are missing
   */
  public IndicatorFile take(IndicatorRecord read) {
    if (read.seq() > statements.size() + 1) {
      throw new IllegalStateException(
          "seq: statement " + read.seq() + " on " + subject + " came where " + (statements.size() + 1) + " was due");
    }
    var known = read.seq() <= statements.size() ? this : with(read);
    return known.sent >= read.seq() ? known : new IndicatorFile(subject, read.seq(), known.statements);
  }

  private IndicatorFile with(IndicatorRecord statement) {
    var all = new ArrayList<>(statements);
    all.add(statement);
    return new IndicatorFile(subject, sent, all);
  }
}
