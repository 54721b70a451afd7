package vn.kip.portal.application;

/** A digest could not be made or sent now; it is tried again. */
public final class DigestFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DigestFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
