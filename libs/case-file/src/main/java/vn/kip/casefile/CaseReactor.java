package vn.kip.casefile;

import java.util.Collection;
import java.util.List;
import vn.kip.events.CaseRecord;

/** What a service concludes when another service's event arrives. */
public interface CaseReactor {

  /**
   * Concludes from one event.
   *
   * @param file the file with {@code arrived} already taken in
   * @return own events that follow, often none
   */
  List<NewEvent> react(CaseFile file, CaseRecord arrived);

  /** What {@link #react} would conclude, with nothing noted anywhere. */
  default List<NewEvent> preview(CaseFile file, CaseRecord arrived) {
    return react(file, arrived);
  }

  /** Called once the files of a batch are stored; must be safe to repeat and to miss after a crash. */
  default void stored(Collection<CaseFile> files) {}
}
