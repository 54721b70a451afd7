package vn.kip.payment.application;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.payruns.Bridge;

/** Where runs and their entries are kept. */
public interface RunStore {

  Optional<Run> find(YearMonth month, int number);

  /** The newest first. */
  List<Run> list(int limit);

  /** Runs that are released and have not all their orders yet. */
  List<Run> released();

  /** @return false when somebody else has written it since it was read; nothing is changed then */
  boolean save(Run run);

  /** Keeps entries of a generation that no stored run names yet. */
  void keep(YearMonth month, int number, String generation, List<Run.Entry> entries);

  /** Forgets the entries of every other generation. */
  void forgetOthers(YearMonth month, int number, String generation);

  void each(Run run, Consumer<Run.Entry> taker);

  /**
   * Entries of a run by grant.
   *
   * @param change only those that changed so; null for any
   * @param held only those that are held, or only those that are not; null for both
   */
  List<Run.Entry> entries(Run run, Bridge.@Nullable Change change, @Nullable Boolean held, int skip, int limit);

  long count(Run run, Bridge.@Nullable Change change, @Nullable Boolean held);
}
