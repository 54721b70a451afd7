package vn.kip.payment.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.kip.events.DossierId;
import vn.kip.payment.domain.Booking;

/** The exact bytes that went to the bank, which of them it has, and how far its bookings have been read. */
public interface OrderBook {

  /**
   * Whether it is this instance that carries orders. One does at a time, or an order that the bank refuses to one of two could
   * have been taken from the other. Who asks goes on having the turn; another one gets it when nobody has asked for longer
   * than an order can be on its way.
   */
  boolean isMyTurn(Instant now);

  /** The message of an order; the first one stays for ever, whatever is asked to be kept later. */
  byte[] keep(String orderId, DossierId dossier, byte[] message);

  /** Whose order it is; empty for an order that is not ours. */
  Optional<DossierId> dossier(String orderId);

  Optional<byte[]> find(String orderId);

  /** Notes that the order is being sent, and answers whether it was before: whether the bank may have it. */
  boolean isSentBefore(String orderId);

  /** Notes that the bank has the order; noted again, nothing changes. */
  void accepted(String orderId);

  /** Which of these the bank is known to have. */
  Set<String> acceptedOf(Collection<String> orderIds);

  /** Keeps a booking that belongs to no order of the office, for people to look into; told again, it is the same one. */
  void keepStray(Booking booking);

  /** Strays that bear this order's id: it may have been made, and forgotten, before. */
  List<Booking> straysOf(String orderId);

  /** It is an order of the office after all. */
  void isStrayNoMore(Booking booking);

  /** The newest strays, the last one first. */
  List<Booking> strays(int limit);

  /** Notes what the bank says of an order in words that nobody here knows. */
  void bankSays(String orderId, String status);

  /** The last of those; empty for none. */
  Optional<String> saidOf(String orderId);

  /** The digest of a message that was read under this name; empty for none. */
  Optional<String> messageRead(String name);

  /** A message has been taken in whole: its name, its digest, and up to where messages have been read. */
  void messageRead(News news);

  /** Number of the last message that was taken in; 0 for none. */
  long messagesReadUpTo();
}
