package vn.kip.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of the log itself; any service may have to say it. */
public sealed interface LogEvent extends CaseEvent {

  /**
   * Two supervisors give up a record of the log that cannot be taken in, or those before it that were lost: the dossier goes
   * on without it. Nothing is removed from the log.
   *
   * @param record topic, partition and offset of the record given up, such as {@code kip.cases-2-117}
   * @param producer whose events were given up; null where nobody can tell
   * @param upTo that producer's events of this dossier up to this number count as seen; null as {@code producer}
   * @param reason in the words of who proposed it
   * @param proposedBy the first of the two; the second is the record's actor
   */
  record RecordDiscarded(String record, @Nullable Producer producer, @Nullable Long upTo, String reason,
      OfficerId proposedBy) implements LogEvent {

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._-]{1,249}-[0-9]{1,9}-[0-9]{1,18}");

    public RecordDiscarded {
      if (!PLACE.matcher(record).matches()) {
        throw new IllegalArgumentException("a record is named by topic, partition and offset");
      }
      if ((producer == null) != (upTo == null) || (upTo != null && upTo < 1)) {
        throw new IllegalArgumentException("a producer and the number up to which it counts as seen, or neither");
      }
    }
  }
}
