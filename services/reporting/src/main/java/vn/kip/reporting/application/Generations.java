package vn.kip.reporting.application;

import java.util.List;
import java.util.Optional;

/** The folds that are kept side by side: the one that counts, and those that are built to take its place. */
public interface Generations {

  /** One fold of the log; what is written to it goes to it, whichever counts by then. */
  interface Generation {

    int number();

    FoldStore store();

    ParkedRecords parked();
  }

  /** The one that counts now, asked of the store anew: another instance may have switched. */
  Generation running();

  /** By which rules that one was folded; empty where nobody has said. */
  Optional<FoldRules> rules();

  /** Says by which rules a fold will be that nothing is folded of yet. */
  void begin(FoldRules rules);

  /** An empty one, with a number that none has had. What counted before the running one is dropped. */
  Generation next();

  /** From now on nobody can move the running one's checkpoints: whoever tries is fenced, in this instance and in others. */
  void retire();

  /** Takes {@link #retire} back, after a switch that came to nothing. */
  void reinstate();

  /**
   * Documents of the new fold that the running one has otherwise or not at all, byte for byte.
   *
   * @param limit of those named
   */
  List<String> differences(Generation next, int limit);

  /**
   * From now on everything is read from, and written to, the new one.
   *
   * @throws FoldStore.FencedException when another instance has switched meanwhile, or has taken the retired one up again
   */
  void switchTo(Generation next, FoldRules rules);

  /** Takes away what was built and came to nothing, unless it counts by now. */
  void discard(Generation next);
}
