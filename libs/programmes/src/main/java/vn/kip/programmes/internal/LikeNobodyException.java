package vn.kip.programmes.internal;

/** A version is said to be like another that is not there. */
final class LikeNobodyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  LikeNobodyException(String from) {
    super("there is no version before it from " + from);
  }
}
