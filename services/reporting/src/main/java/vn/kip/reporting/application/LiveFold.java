package vn.kip.reporting.application;

/** The running consumer. */
public interface LiveFold {

  void stop();

  /** Goes on from the checkpoints of the fold that counts then. */
  void start();
}
