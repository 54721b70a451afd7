package vn.kip.portal.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.kip.portal.domain.Draft;

/** Where drafts are kept until they are sent; each belongs to one officer of one ward. */
public interface Drafts {

  /** The officer's own, the last saved first. */
  List<Draft> of(String ward, String officer);

  /** Empty also where it is somebody else's. */
  Optional<Draft> find(String id, String ward, String officer);

  /** Adds what is new in it to what is stored: two tabs of one draft do not undo each other. */
  void save(Draft draft, Set<String> changed);

  void remove(Draft draft);
}
