package vn.kip.payment.application;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vn.kip.events.DossierId;

/** The exact bytes that went to the bank, which of them it has, and how far its bookings have been read. */
public interface OrderBook {

  /** The message of an order; the first one stays for ever, whatever is asked to be kept later. */
  byte[] keep(String orderId, DossierId dossier, byte[] message);

  /** Whose order it is; empty for an order that is not ours. */
  Optional<DossierId> dossier(String orderId);

  Optional<byte[]> find(String orderId);

  /** Notes that the bank has the order; noted again, nothing changes. */
  void accepted(String orderId);

  /** Which of these the bank is known to have. */
  Set<String> acceptedOf(Collection<String> orderIds);

  long bookingsReadUpTo();

  void bookingsRead(long cursor);
}
