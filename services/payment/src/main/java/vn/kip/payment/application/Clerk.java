package vn.kip.payment.application;

import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.caselog.CaseCommands;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseFiles;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;

/**
 * Carries orders to the bank until it answers, and its bookings back. Everything here can be repeated: the message is made
 * once and kept, the bank knows an order by its id, and a booking told twice changes nothing.
 */
public final class Clerk {

  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
  private static final OfficerId BANK = new OfficerId("bank");
  private static final int PAGE = 200;

  private final CaseFiles files;
  private final CaseCommands commands;
  private final Bank bank;
  private final OrderBook orders;
  private final PaymentMessage messages;
  private final InstantSource clock;

  public Clerk(CaseFiles files, CaseCommands commands, Bank bank, OrderBook orders, PaymentMessage messages,
      InstantSource clock) {
    this.files = files;
    this.commands = commands;
    this.bank = bank;
    this.orders = orders;
    this.messages = messages;
    this.clock = clock;
  }

  /** Makes the bytes of a message. */
  @FunctionalInterface
  public interface PaymentMessage {
    byte[] of(CaseFile file, Grant grant);
  }

  /** Sends what waits, then reads what is booked; stops at once when the bank is away. */
  public synchronized void run() {
    try {
      for (var file : files.list(Map.of("state", Grant.State.ORDERED.name(), "method", Method.BANK.name()), "code", 0,
          PAGE)) {
        send(file);
      }
      readBookings();
    } catch (Bank.BankAwayException e) {
      LOG.warn("{}; orders wait", e.getMessage());
    }
  }

  private void send(CaseFile file) {
    var grant = Grant.of(file);
    var order = grant.order();
    if (order == null) {
      return;
    }
    var message = orders.find(order.orderId())
        .orElseGet(() -> orders.keep(order.orderId(), file.id(), messages.of(file, grant)));
    if (bank.send(message) instanceof Bank.Answer.Rejected(var code, var reason)) {
      commands.handle(file.id(), null,
          current -> Cashier.fail(current, order.orderId(), code, reason, BANK, clock.instant()));
    }
  }

  private void readBookings() {
    var bookings = bank.bookedAfter(orders.bookingsReadUpTo());
    for (var booking : bookings) {
      orders.dossier(booking.orderId()).ifPresentOrElse(
          id -> commands.handle(id, null, file -> Cashier.settle(file, booking.orderId(), BANK, clock.instant())),
          () -> LOG.error("the bank booked {}, which is no order of ours", booking.orderId()));
      orders.bookingsRead(booking.cursor());
    }
  }
}
