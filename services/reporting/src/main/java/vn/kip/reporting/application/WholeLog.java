package vn.kip.reporting.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.kip.casefile.LogEntry;

/** The case log read apart from the running fold. */
public interface WholeLog extends AutoCloseable {

  /** Offset after the last record, by partition. */
  Map<Integer, Long> ends();

  /** Offset of the first record that is still there, by partition. */
  Map<Integer, Long> begins();

  /** The record at an offset; empty where the log has none there. */
  Optional<LogEntry> at(int partition, long offset);

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
