package vn.kip.reporting.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;

/** What stands in the store, as it stands there, for whoever checks it against the log. */
public interface StoredFigures {

  /** Dossiers by id. */
  List<StoredDossier> dossiers(String after, int limit);

  /** Days by the id of their document. */
  List<StoredCells> cells(String after, int limit);

  /**
   * A case and the view beside it that searches and reports read.
   *
   * @param stored null where the facts cannot be read
   */
  record StoredDossier(String id, @Nullable StoredCase stored, @Nullable View view) {}

  record View(@Nullable String code, String programme, String ward, boolean ofForm06, boolean onTime, Set<String> flags,
      @Nullable LocalDate acceptedOn, @Nullable LocalDate closedOn) {}

  record StoredCells(String id, StoredDay day) {}
}
