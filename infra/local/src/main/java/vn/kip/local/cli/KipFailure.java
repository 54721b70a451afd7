package vn.kip.local.cli;

/** Ends the command with a sentence for people and an exit code for scripts. */
final class KipFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Exit exit;

  KipFailure(Exit exit, String message) {
    super(message);
    this.exit = exit;
  }

  Exit exit() {
    return exit;
  }
}
