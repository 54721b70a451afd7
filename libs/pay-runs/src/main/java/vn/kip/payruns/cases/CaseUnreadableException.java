package vn.kip.payruns.cases;

/** A case that cannot be read; its message names the member. */
final class CaseUnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaseUnreadableException(String field, String reason) {
    super(field + ": " + reason);
  }
}
