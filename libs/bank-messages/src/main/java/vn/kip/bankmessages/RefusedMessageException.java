package vn.kip.bankmessages;

/** A message that is not read at all. */
public final class RefusedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why a message is not read. */
  public enum Why {
    NOT_XML("bank.message-not-xml"),
    /** A document type or an entity, which no bank needs and others use to reach other files. */
    DTD("bank.message-dtd"),
    /** Not one of the messages in exactly the agreed version. */
    VERSION("bank.message-version"),
    /** Larger, deeper or with longer texts than any bank's message. */
    TOO_LARGE("bank.message-too-large"),
    /** What makes it a message is missing: its id, what it answers, whose account it is of. */
    INCOMPLETE("bank.message-incomplete");

    private final String key;

    Why(String key) {
      this.key = key;
    }

    /** As error keys are written. */
    public String key() {
      return key;
    }
  }

  RefusedMessageException(Why why, String message) {
    super(message);
    this.why = why;
  }

  RefusedMessageException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
