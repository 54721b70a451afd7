package vn.kip.bankmessages;

/** What was to stand in a payment file cannot; it is refused, never replaced by something like it. */
public final class UnwritableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String field;

  /**
   * @param key what is refused, as {@code payee.account}
   * @param field of the caller's, as {@code account}
   */
  public UnwritableException(String key, String field, String reason) {
    super(field + ": " + reason);
    this.key = key;
    this.field = field;
  }

  public String key() {
    return key;
  }

  public String field() {
    return field;
  }
}
