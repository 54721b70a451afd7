package vn.kip.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.events.DossierId;

/** The stored files of one service. */
public interface CaseFiles {

  Optional<CaseFile> find(DossierId id);

  /** Files by id; dossiers never heard of are missing from the answer. */
  Map<DossierId, CaseFile> findAll(Collection<DossierId> ids);

  /**
   * Stores each file where its version is still the stored one, in one bulk write, and hands the outbox to the relay.
   *
   * @return ids of files that someone else changed meanwhile; nothing of those was written
   * @throws CaseFileTooLargeException naming one that cannot be stored; of the others each may be stored or not
   */
  List<DossierId> save(Collection<CaseFile> files);

  /**
   * Files whose view has these values, in the order of {@code sortBy}.
   *
   * @param view name and value; a {@link Collection} means any of its members
   */
  List<CaseFile> list(Map<String, Object> view, String sortBy, int skip, int limit);

  long count(Map<String, Object> view);
}
