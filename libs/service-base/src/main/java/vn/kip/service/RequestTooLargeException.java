package vn.kip.service;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body went on beyond the limit. */
final class RequestTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  RequestTooLargeException() {
    super("the body is larger than allowed");
  }

  static boolean isCauseOf(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RequestTooLargeException) {
        return true;
      }
    }
    return false;
  }
}
