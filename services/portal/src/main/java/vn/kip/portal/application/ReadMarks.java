package vn.kip.portal.application;

import java.util.Collection;
import java.util.Set;

/** Which notices an officer has read, by {@link vn.kip.portal.domain.Notice#id}. */
public interface ReadMarks {

  Set<String> of(String officer);

  /** From now on these are read and no others: what has gone and comes back is news. */
  void replace(String officer, Collection<String> read);
}
