package vn.kip.deadlines;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A later release of a year does not name a day off or a swapped working day that the release before it had. It would make
 * that day an ordinary one without anybody having said so.
 */
public final class IncompleteReleaseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String release;
  private final transient List<LocalDate> missing;

  /**
   * @param release id of the later one; {@code earlier} of the one before it
   * @param missing in order
   */
  IncompleteReleaseException(String release, String earlier, int year, List<LocalDate> missing) {
    super("release " + release + " lacks days of " + year + " that " + earlier + " had: "
        + missing.stream().map(LocalDate::toString).collect(Collectors.joining(", "))
        + "; a later release of a year is whole: name them again as off or work, or take them back with plain");
    this.release = release;
    this.missing = List.copyOf(missing);
  }

  /** Id of the release that is refused. */
  public String release() {
    return release;
  }

  /** The days it lacks, in order. */
  public List<LocalDate> missing() {
    return missing;
  }
}
