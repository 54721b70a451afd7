package vn.kip.payment.adapter.bank;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.AccountNumber;
import vn.kip.bankmessages.MessagePart;
import vn.kip.bankmessages.MessagePart.Direction;
import vn.kip.bankmessages.MessagePart.Entry;
import vn.kip.bankmessages.MessagePart.Reason;
import vn.kip.bankmessages.MessageReader;
import vn.kip.bankmessages.Movement;
import vn.kip.bankmessages.StatusCode;
import vn.kip.payment.application.News;
import vn.kip.payment.domain.Booking;

/**
 * What one message of the bank says to the office. Each of its orders goes in a file of its own, whose message, payment
 * information and transaction have the order's id, so a status of any of the three is the order's; the lowest one holds.
 */
final class BankNews implements Consumer<MessagePart> {

  private final String ourAccount;
  private final LocalDate today;
  private final List<News.Item> items = new ArrayList<>();
  private final Map<String, Said> statuses = new LinkedHashMap<>();
  private MessagePart.@Nullable Head head;
  private MessagePart.@Nullable Account account;
  private BigDecimal moved = BigDecimal.ZERO;

  /** @param today for a booking of which no day can be read, nor of its message */
  private BankNews(String ourAccount, LocalDate today) {
    this.ourAccount = ourAccount;
    this.today = today;
  }

  /** @throws vn.kip.bankmessages.RefusedMessageException when it is no message */
  static BankNews read(byte[] message, String ourAccount, LocalDate today) {
    var news = new BankNews(ourAccount, today);
    new MessageReader(MessageReader.DEFAULT_BYTES).read(new ByteArrayInputStream(message), news);
    return news;
  }

  /**
   * A status of an order.
   *
   * @param rank of whom it is said: the group 1, the payment information 2, the transaction 3
   */
  record Said(int rank, String status, Reason reason) {}

  /** What is said of an order; empty when nothing is. */
  Optional<Said> of(String orderId) {
    return Optional.ofNullable(statuses.get(orderId)).filter(said -> StatusCode.of(said.status()) != StatusCode.PARTLY);
  }

  String name() {
    var begun = Objects.requireNonNull(head, "every message has a head");
    return begun.kind().message() + " " + begun.messageId();
  }

  List<News.Item> items() {
    return Stream.concat(statuses.keySet().stream().flatMap(order -> of(order).map(said -> item(order, said)).stream()),
        items.stream()).toList();
  }

  private static News.Item item(String order, Said said) {
    var code = said.reason().code() == null ? "" : said.reason().code();
    return switch (StatusCode.of(said.status())) {
      case REJECTED -> StatusCode.isDuplicate(code)
          ? new News.Item.Doubted(order, code)
          : new News.Item.Rejected(order, code, said.reason().text());
      case ACCEPTED -> new News.Item.Accepted(order);
      case UNKNOWN, PARTLY -> new News.Item.Unknown(order, said.status());
    };
  }

  @Override
  public void accept(MessagePart part) {
    switch (part) {
      case MessagePart.Head begun -> head = begun;
      case MessagePart.GroupStatus group -> say(group.originalMessageId(), 1, group.status(), group.reason());
      case MessagePart.BatchStatus batch -> say(batch.paymentInformationId(), 2, batch.status(), batch.reason());
      case MessagePart.TransactionStatus one -> say(
          one.endToEndId() == null ? one.instructionId() : one.endToEndId(), 3, one.status(), one.reason());
      case MessagePart.Account begun -> {
        account = begun;
        moved = BigDecimal.ZERO;
      }
      case Entry entry -> entry(entry);
      case MessagePart.AccountEnd _ -> end();
    }
  }

  private void say(@Nullable String order, int rank, @Nullable String status, Reason reason) {
    if (order != null && status != null) {
      statuses.merge(order, new Said(rank, status, reason),
          (known, said) -> said.rank() >= known.rank() ? said : known);
    }
  }

  private void entry(Entry entry) {
    var of = Objects.requireNonNull(account, "an account begins before its entries");
    if (Movement.isBooked(entry) && entry.amount() != null) {
      moved = entry.direction() == Direction.CREDIT
          ? moved.add(entry.amount().value())
          : moved.subtract(entry.amount().value());
    }
    var missing = Movement.isBooked(entry) ? Movement.missing(entry) : BigDecimal.ZERO;
    if (missing.signum() != 0) {
      items.add(new News.Item.Noted("ENTRY_SUM: entry " + entry.place() + " of " + of.statementId() + " differs by "
          + missing.toPlainString() + " from its transactions"));
    }
    Movement.of(of, entry).forEach(movement -> items.add(item(entry, movement)));
  }

  private News.Item item(Entry entry, Movement movement) {
    if (!AccountNumber.find(movement.account()).equals(AccountNumber.find(ourAccount))) {
      return new News.Item.Odd(booking(entry, movement, "OTHER_ACCOUNT " + movement.account()));
    }
    var oddity = movement.oddity();
    if (oddity != null) {
      var money = movement.money();
      return new News.Item.Odd(booking(entry, movement,
          money == null ? oddity.name() : oddity + " " + money.value().toPlainString() + " " + money.currency()));
    }
    var returned = movement.returned();
    var code = returned == null || returned.code() == null ? "" : returned.code();
    var batch = movement.batch();
    if (batch != null && batch.paymentInformationId() != null && movement.direction() == Direction.DEBIT) {
      return new News.Item.Whole(booking(entry, movement, code).of(batch.paymentInformationId()),
          batch.transactions() == null ? 0 : batch.transactions());
    }
    return new News.Item.Booked(booking(entry, movement, code));
  }

  private Booking booking(Entry entry, Movement movement, String note) {
    var order = movement.endToEndId() == null ? movement.instructionId() : movement.endToEndId();
    var money = movement.money();
    var reference = movement.bankReference() == null
        ? movement.statementId() + " " + movement.place()
        : movement.bankReference() + (movement.alike() > 1 ? "#" + movement.alike() : "");
    return new Booking(movement.key(null), reference, entry.reference() == null ? "" : "NtryRef " + entry.reference(),
        order == null ? "" : order,
        movement.direction() == Direction.CREDIT ? Booking.Direction.BACK : Booking.Direction.OUT,
        money == null ? 0 : money.value().setScale(0, RoundingMode.DOWN).longValue(),
        movement.bookedOn() == null ? today : movement.bookedOn(), note);
  }

  private void end() {
    var of = Objects.requireNonNull(account, "an account begins before it ends");
    var opening = of.opening();
    var closing = of.closing();
    if (opening != null && closing != null
        && opening.value().add(moved).compareTo(closing.value()) != 0) {
      items.add(new News.Item.Noted("STATEMENT_SUM: statement " + of.statementId()
          + ": opening and movements do not come to its closing"));
    }
  }
}
