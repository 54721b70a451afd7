package vn.kip.events;

/**
 * A record in the case log that is no case event; it goes to the dead letters with this reason.
 *
 * <p>The reason names a header or a member of the payload and never what stands in it: reasons are logged and listed, and
 * what citizens have told is in no log and no list. For the same sentence no cause is kept, a parser's own words quote.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** @param field the header, such as {@code ce_seq}, or the member, such as {@code payload.papers[1].handling} */
  public UnreadableEventException(String field, String reason) {
    super(field + ": " + reason);
  }
}
