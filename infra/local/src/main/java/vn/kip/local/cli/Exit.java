package vn.kip.local.cli;

/** Exit codes of {@code kip}. */
enum Exit {
  DONE(0),
  /** A check failed or a rule refused. */
  REFUSED(1),
  USAGE(2),
  /** The system is not running or not reachable. */
  NOT_RUNNING(3);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
