package vn.kip.bankmessages;

/** A message is not what its schema says. */
public final class InvalidMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidMessageException(String message, Throwable cause) {
    super("no valid " + message + ": " + cause.getMessage(), cause);
  }
}
