package vn.kip.events;

import org.jspecify.annotations.Nullable;

/** A record in the case log that is no case event; it goes to the dead letters with this reason. */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String field, String reason) {
    this(field, reason, null);
  }

  public UnreadableEventException(String field, String reason, @Nullable Throwable cause) {
    super(field + ": " + reason, cause);
  }
}
