package vn.kip.reporting.application;

/** The log grows faster than it can be read; ask again. */
public final class NoConsistentCutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoConsistentCutException() {
    super("the log is growing; no consistent cut was found");
  }
}
