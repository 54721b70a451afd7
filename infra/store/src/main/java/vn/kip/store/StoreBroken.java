package vn.kip.store;

/** The disk does not do what is asked of it. Nothing that was answered before is in doubt; this command is. */
final class StoreBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreBroken(String what, Throwable cause) {
    super(what, cause);
  }
}
