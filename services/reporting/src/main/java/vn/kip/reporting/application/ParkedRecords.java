package vn.kip.reporting.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Proposal;
import vn.kip.events.DossierId;

/** Records the fold could not take in, with those that wait behind them. The figures say how many there are. */
public interface ParkedRecords {

  /** Safe to repeat. A letter of which something else is to be said than before is one that nobody has proposed. */
  void park(Letter letter);

  /** Of those of the dossiers that have any, in the order of the log. */
  Map<DossierId, List<Letter>> of(Collection<DossierId> dossiers);

  /** What is taken in by now is none any more; safe to repeat. */
  void free(Collection<String> ids);

  long count();

  Optional<Letter> find(String id);

  /** The oldest thousand, the oldest first. */
  List<DeadLetter> list();

  /** One as it is listed, wherever it stands. */
  Optional<DeadLetter> shown(String id);

  void proposed(String id, Proposal proposal);
}
