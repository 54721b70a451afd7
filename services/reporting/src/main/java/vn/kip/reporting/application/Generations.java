package vn.kip.reporting.application;

import java.util.List;

/** The fold that reports are read from, and one that is built beside it. */
public interface Generations {

  /** An empty fold beside the running one. */
  Next next();

  /**
   * Documents of the new fold that the running one has otherwise or not at all, byte for byte.
   *
   * @param limit of those named
   */
  List<String> differences(Next next, int limit);

  /** From now on everything is read from, and written to, the new one. */
  void switchTo(Next next);

  interface Next {

    FoldStore store();

    ParkedRecords parked();
  }
}
