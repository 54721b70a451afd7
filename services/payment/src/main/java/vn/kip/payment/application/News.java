package vn.kip.payment.application;

import java.util.List;
import vn.kip.payment.domain.Booking;

/**
 * One message of the bank, as far as it concerns the office.
 *
 * @param number the bank's own of the message, rising
 * @param name its kind and its id
 * @param sha256 of its bytes
 */
public record News(long number, String name, String sha256, List<Item> items) {

  /** One thing it tells of. */
  public sealed interface Item {

    /** Money has been moved for an order, or for one that nobody knows. */
    record Booked(Booking booking) implements Item {}

    /**
     * One entry for a whole payment information. It is its order's if number and sum are; else for people to look into.
     *
     * @param transactions how many it stands for; 0 when it does not say
     */
    record Whole(Booking booking, long transactions) implements Item {}

    /** Money has been moved that cannot belong to any order, whatever it names: for people to look into. */
    record Odd(Booking booking) implements Item {}

    /**
     * The bank will not carry the order out.
     *
     * @param code ISO 20022 reason code
     */
    record Rejected(String orderId, String code, String reason) implements Item {}

    /** The bank says that it has had the order before: it may have been paid, or not. */
    record Doubted(String orderId, String code) implements Item {}

    record Accepted(String orderId) implements Item {}

    /** A status that nobody here knows. */
    record Unknown(String orderId, String status) implements Item {}

    /** An entry or a message in which something does not add up, or which cannot be read. */
    record Noted(String what) implements Item {}
  }
}
