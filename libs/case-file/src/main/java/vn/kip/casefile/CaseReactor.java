package vn.kip.casefile;

import java.util.Collection;
import java.util.List;
import vn.kip.events.CaseRecord;

/** What a service concludes when another service's event arrives. */
public interface CaseReactor {

  /**
   * Concludes from one event, and does nothing else.
   *
   * @param file the file with {@code arrived} already taken in
   * @return own events that follow, often none
   */
  List<NewEvent> react(CaseFile file, CaseRecord arrived);

  /**
   * Notes outside the file what follows from an event, before {@link #react} is asked; must be safe to repeat. Called also
   * for an event that was concluded from before the service's store was lost.
   */
  default void note(CaseFile file, CaseRecord arrived) {}

  /** Called once the files of a batch are stored; must be safe to repeat and to miss after a crash. */
  default void stored(Collection<CaseFile> files) {}
}
