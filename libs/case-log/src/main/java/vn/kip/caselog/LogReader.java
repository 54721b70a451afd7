package vn.kip.caselog;

import java.util.Map;

/** Whoever reads the log in this service, to {@code LogGate}. */
public interface LogReader {

  /** The offset of the first record that is not taken in, as stored, by partition; by all instances of the service. */
  Map<Integer, Long> positions();

  /** Starts reading, from those positions on. Called once, when the topic has been found fit. */
  void begin();

  /**
   * Called every second while the service runs.
   *
   * @param start where the log ended when the service started, by partition
   */
  void look(Map<Integer, Long> start);
}
