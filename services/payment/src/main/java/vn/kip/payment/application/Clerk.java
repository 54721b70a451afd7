package vn.kip.payment.application;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.payment.domain.Booking;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Grant;

/**
 * Carries orders to the bank until it has them, and its bookings back. Everything here can be repeated: the message is
 * made once and kept, the bank knows an order by its id, and a booking told twice changes nothing. No order waits for
 * another one, and bookings wait for none. Of several instances one carries orders at a time.
 */
public final class Clerk {

  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
  private static final OfficerId BANK = new OfficerId("bank");
  private static final OfficerId SELF = new OfficerId("payment");
  private static final int PAGE = 200;
  private static final CaseQuery ON_THEIR_WAY = CaseQuery.where(GrantList.STATE, Grant.State.ORDERED)
      .and(GrantList.METHOD, Method.BANK);

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

    /** @throws UnwritableException when the case does not hold what a message must */
    byte[] of(CaseFile file, Grant grant);
  }

  /** No message can be made of the case, now or later: the payee's name, the account or the dossier's code is missing. */
  public static final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnwritableException() {
      super("the name, the bank, the account or the dossier code is missing");
    }

    public UnwritableException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Reads what is booked, then sends what waits: what has been paid meanwhile is not sent. */
  public synchronized void run() {
    if (!commands.isOpen()) {
      // What is not known to be ordered or paid by now may well be.
      return;
    }
    if (!orders.isMyTurn(clock.instant())) {
      return;
    }
    readNews();
    if (sendWaiting()) {
      readNews();
    }
  }

  /** @return whether the bank has taken any */
  private boolean sendWaiting() {
    boolean taken = false;
    int passed = 0;
    try {
      List<CaseFile> page;
      do {
        page = files.list(ON_THEIR_WAY, GrantList.CODE, passed, PAGE);
        var accepted = orders.acceptedOf(page.stream().flatMap(file -> order(file).stream()).toList());
        for (var file : page) {
          boolean known = order(file).filter(accepted::contains).isPresent();
          var fate = known || !orders.isMyTurn(clock.instant()) ? Fate.STAYS : carry(file);
          // What has ended is gone from the list, and those behind it have moved up.
          passed += fate == Fate.ENDED ? 0 : 1;
          taken |= fate == Fate.TAKEN;
        }
      } while (page.size() == PAGE);
    } catch (Bank.BankAwayException e) {
      LOG.warn("{}; orders wait", e.getMessage());
    }
    return taken;
  }

  private static Optional<String> order(CaseFile file) {
    return Optional.ofNullable(Grant.of(file).order()).map(PaymentOrdered::orderId);
  }

  private enum Fate {
    TAKEN,
    STAYS,
    /** It is not on its way any more. */
    ENDED
  }

  private Fate carry(CaseFile listed) {
    // The bank takes its time with those before: a dossier may have been taken back meanwhile.
    var file = files.find(listed.id()).orElse(listed);
    var grant = Grant.of(file);
    var order = grant.order();
    if (order == null) {
      return Fate.STAYS;
    }
    try {
      return grant.isOwed(order) ? send(file, grant, order) : withhold(file, order);
    } catch (Bank.BankAwayException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("order {} could not be carried to the bank; it is tried again, the others go on", order.orderId(), e);
      return Fate.STAYS;
    }
  }

  private Fate send(CaseFile file, Grant grant, PaymentOrdered order) {
    if (isBookedAlready(order)) {
      return Fate.ENDED;
    }
    var kept = orders.find(order.orderId());
    byte[] message;
    try {
      message = kept.isPresent() ? kept.get() : messages.of(file, grant);
    } catch (UnwritableException e) {
      LOG.error("order {} cannot be written: {}; it goes back to a payment officer", order.orderId(), e.getMessage());
      return giveUp(file, order);
    }
    var bytes = orders.keep(order.orderId(), file.id(), message);
    return switch (bank.send(order.orderId(), bytes, orders.isSentBefore(order.orderId()))) {
      case Bank.Answer.Accepted _ -> {
        orders.accepted(order.orderId());
        yield Fate.TAKEN;
      }
      case Bank.Answer.Rejected(var code, var reason) -> rejected(file, order, code, reason);
    };
  }

  /**
   * What the bank has booked under the order's id before the office knew of it: log and store may both have been put back.
   * It is recorded instead of being ordered again.
   */
  private boolean isBookedAlready(PaymentOrdered order) {
    var strays = orders.straysOf(order.orderId());
    strays.forEach(booking -> {
      record(booking);
      orders.isStrayNoMore(booking);
    });
    return !strays.isEmpty();
  }

  private Fate rejected(CaseFile file, PaymentOrdered order, String code, String reason) {
    commands.handle(file.id(), null,
        current -> Cashier.fail(current, order.orderId(), code, reason, BANK, clock.instant()));
    return Fate.ENDED;
  }

  private Fate giveUp(CaseFile file, PaymentOrdered order) {
    commands.handle(file.id(), null,
        current -> Cashier.giveUp(current, order.orderId(), Failure.INCOMPLETE, SELF, clock.instant()));
    return Fate.ENDED;
  }

  private Fate withhold(CaseFile file, PaymentOrdered order) {
    commands.handle(file.id(), null, current -> Cashier.withhold(current, order.orderId(), SELF, clock.instant()));
    return Fate.ENDED;
  }

  /** Message by message, each whole before the next one: one that was taken in by half is taken in again from its start. */
  private void readNews() {
    try {
      var next = bank.newsAfter(orders.messagesReadUpTo());
      while (next.isPresent()) {
        take(next.get());
        next = bank.newsAfter(next.get().number());
      }
    } catch (Bank.BankAwayException e) {
      LOG.warn("{}; its messages wait", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a message of the bank could not be taken in; it and those behind it are tried again", e);
    }
  }

  private void take(News news) {
    var known = orders.messageRead(news.name());
    if (known.isEmpty()) {
      news.items().forEach(this::take);
    } else if (!known.get().equals(news.sha256())) {
      LOG.error("bank.message-conflict: message {} of the bank came with other content; the first one holds",
          news.name());
    }
    orders.messageRead(news);
  }

  private void take(News.Item item) {
    switch (item) {
      case News.Item.Booked(var booking) -> record(booking);
      case News.Item.Whole(var booking, var transactions) -> whole(booking, transactions);
      case News.Item.Odd(var booking) -> stray(booking.aside(booking.note()));
      case News.Item.Rejected(var order, var code, var reason) -> rejected(order, code, reason);
      case News.Item.Doubted(var order, var code) -> LOG.error(
          "the bank says ({}) that it has had order {} before; it counts as paid until somebody has asked", code,
          order);
      case News.Item.Accepted(var order) -> orders.accepted(order);
      case News.Item.Unknown(var order, var status) -> orders.bankSays(order, status);
      case News.Item.Noted(var what) -> LOG.error("the bank's messages: {}", what);
    }
  }

  /** Whatever it said before. What was booked meanwhile stays booked. */
  private void rejected(String order, String code, String reason) {
    var dossier = dossier(order);
    if (dossier.isEmpty()) {
      LOG.error("the bank rejects {} ({}), which is no order of ours", order, code);
      return;
    }
    var outcome = commands.handle(dossier.get(), null,
        file -> Cashier.fail(file, order, code, reason, BANK, clock.instant()));
    if (outcome instanceof CaseCommands.Outcome.Done(var file) && isBooked(file, order)) {
      LOG.error("the bank rejects order {} ({}), which it had booked; the booking stands", order, code);
    }
  }

  private static boolean isBooked(CaseFile file, String order) {
    return Grant.of(file).settled().stream().anyMatch(payment -> payment.orderId().equals(order));
  }

  private void whole(Booking booking, long transactions) {
    var ordered = dossier(booking.orderId()).flatMap(files::find).map(Grant::of)
        .flatMap(grant -> grant.ordered(booking.orderId()));
    if (transactions == 1 && ordered.isPresent() && ordered.get().event().amount() == booking.amount()) {
      record(booking);
    } else {
      stray(booking.aside("BATCH_DIFFERS"));
    }
  }

  private void stray(Booking booking) {
    LOG.error("the bank booked {}, which belongs to no order", booking);
    orders.keepStray(booking);
  }

  private void record(Booking booking) {
    var dossier = booking.orderId().isEmpty() ? Optional.<DossierId>empty() : dossier(booking.orderId());
    if (dossier.isEmpty()) {
      stray(booking);
      return;
    }
    var outcome = commands.handle(dossier.get(), null, file -> Cashier.booked(file, booking, BANK, clock.instant()));
    if (outcome instanceof CaseCommands.Outcome.Refused(var refusal, _)) {
      LOG.error("the bank booked {}, which dossier {} does not know: {}", booking, dossier.get(), refusal.key());
      orders.keepStray(booking);
    }
  }

  /** The files know every order; the book may be younger than they are, where the store was lost. */
  private Optional<DossierId> dossier(String orderId) {
    return orders.dossier(orderId)
        .or(() -> files.last(CaseQuery.where(GrantList.ORDERS, orderId), GrantList.CODE).map(CaseFile::id));
  }
}
