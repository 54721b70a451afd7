package vn.kip.local.cli;

/** A question to an offline command cannot be answered as it was put; the message names field and reason. */
final class Unanswerable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unanswerable(String message) {
    super(message);
  }
}
