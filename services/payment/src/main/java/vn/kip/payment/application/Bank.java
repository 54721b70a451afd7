package vn.kip.payment.application;

import java.util.Optional;

/** The bank, outside the office. It speaks ISO 20022. */
public interface Bank {

  /**
   * Sends an order. The same bytes again are no second order.
   *
   * @param orderId which its answer must name
   * @param sentBefore whether the order may have got to the bank before: then a refusal may be meant for the repeat only
   * @throws BankAwayException when it does not answer anybody
   * @throws UnreadableAnswerException when nobody can tell from its answer whether it has the order
   */
  Answer send(String orderId, byte[] pain001, boolean sentBefore);

  /**
   * Its next message.
   *
   * @param after number of the last message read; 0 for the first
   * @throws BankAwayException when it does not answer anybody
   * @throws UnreadableAnswerException when its answer is no message of a known number
   */
  Optional<News> newsAfter(long after);

  /** What the bank says of an order. */
  sealed interface Answer {
    /** It has the order and will book it, or has done so. */
    record Accepted() implements Answer {}

    /** @param code ISO 20022 reason code, such as AM05, or the HTTP status of an order it could not read */
    record Rejected(String code, String reason) implements Answer {}
  }

  /** It did not answer in time, or refuses to speak to the office: every order waits. */
  final class BankAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BankAwayException(Throwable cause) {
      super("the bank does not answer: " + cause.getMessage(), cause);
    }
  }

  /** It answered with something that is no answer. */
  final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableAnswerException(String what, Throwable cause) {
      super(what, cause);
    }

    public UnreadableAnswerException(String what) {
      super(what);
    }
  }
}
