package vn.kip.payment.application;

import java.time.LocalDate;
import java.util.List;

/** The bank, outside the office. It speaks ISO 20022. */
public interface Bank {

  /**
   * Sends an order. The same bytes again are no second order.
   *
   * @throws BankAwayException when it does not answer: the order stays and is sent again
   */
  Answer send(byte[] pain001);

  /**
   * What has been booked since.
   *
   * @param after cursor of the last booking seen; 0 for the first
   * @throws BankAwayException when it does not answer
   */
  List<Booking> bookedAfter(long after);

  /** What the bank says of an order. */
  sealed interface Answer {
    record Accepted() implements Answer {}

    /** @param code ISO 20022 reason code, such as AC01 */
    record Rejected(String code, String reason) implements Answer {}
  }

  /** @param orderId the end-to-end id of the order */
  record Booking(long cursor, String orderId, long amount, LocalDate bookedOn) {}

  /** It did not answer in time, or not with an answer. */
  final class BankAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BankAwayException(Throwable cause) {
      super("the bank does not answer: " + cause.getMessage(), cause);
    }
  }
}
