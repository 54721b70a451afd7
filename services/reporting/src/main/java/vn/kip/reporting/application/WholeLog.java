package vn.kip.reporting.application;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.kip.casefile.LogEntry;

/** The case log read apart from the running fold. */
public interface WholeLog extends AutoCloseable {

  /** Offset after the last record, by partition. */
  Map<Integer, Long> ends();

  /**
   * Reads on, from offset 0 at first.
   *
   * @param ends where to stop, by partition
   */
  void readTo(Map<Integer, Long> ends, Consumer<List<LogEntry>> batch);

  @Override
  void close();

  /** Begins at offset 0. */
  @FunctionalInterface
  interface Source {
    WholeLog open();
  }
}
