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
   * @throws UnstorableFileException naming one that cannot be stored; of the others each may be stored or not
   */
  List<DossierId> save(Collection<CaseFile> files);

  /**
   * As {@link #save}, of files that a command has changed: what people enter ends far below what the store takes, so that
   * what the log brings, and what later services record, always has its place.
   *
   * @throws UnstorableFileException when one would be larger than commands of this service may make it; nothing is stored
   *     then
   */
  List<DossierId> saveEntered(Collection<CaseFile> files);

  /** Files that meet the query, by {@code sortBy} and then by id. */
  List<CaseFile> list(CaseQuery query, ViewField<?, ?> sortBy, int skip, int limit);

  /** The file that comes last by {@code sortBy}. */
  Optional<CaseFile> last(CaseQuery query, ViewField<?, ?> sortBy);

  long count(CaseQuery query);
}
