package vn.kip.payment.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.kip.events.DossierId;
import vn.kip.payment.application.News;
import vn.kip.payment.application.OrderBook;
import vn.kip.payment.domain.Booking;

/** The bytes of each order as sent and what the bank is known to have of it, how far its bookings are read, and strays. */
@Component
class MongoOrderBook implements OrderBook, DisposableBean {

  /** Numbers of single bookings, as they were counted before, stand under another name. */
  private static final String CURSOR = "messages";
  private static final String CLERK = "clerk";
  /** An order is tried three times, with pauses in between. */
  private static final int LONGEST_SENDING = 10;

  private final MongoOperations store;
  private final Duration turn;
  private final String self = UUID.randomUUID().toString();
  /** Until when nobody else can have the turn, in milliseconds. */
  private volatile long mineUntil;

  /** @param timeLimit of one answer of the bank */
  MongoOrderBook(MongoOperations store, @Value("${kip.bank.time-limit:3s}") Duration timeLimit) {
    this.store = store;
    this.turn = timeLimit.multipliedBy(LONGEST_SENDING);
  }

  /** @param until in milliseconds; from then on anybody may have it */
  @Document("turns")
  record Turn(@Id String id, String holder, long until) {}

  /**
   * @param accepted null while the bank is not known to have it; {@code sent} while it was not on its way to it
   * @param said what the bank says of it in words nobody here knows
   */
  @Document("orders")
  record Order(@Id String id, String dossier, Binary message, @Nullable Boolean accepted, @Nullable Boolean sent,
      @Nullable String said) {}

  /** A message of the bank that was taken in: its kind and id, and the digest of its bytes. */
  @Document("messages")
  record ReadMessage(@Id String id, String sha256, long number) {}

  @Document("cursors")
  record Cursor(@Id String id, long upTo) {}

  /**
   * A booking as it is kept.
   *
   * @param id its key; in older ones the bank's number, which was its reference
   */
  @Document("strays")
  record Stray(@Id String id, @Indexed(name = "order_1") String order, Booking.Direction direction, long amount,
      String on, @Nullable String reference, @Nullable String former, @Nullable String note) {

    static Stray of(Booking booking) {
      return new Stray(booking.key(), booking.orderId(), booking.direction(), booking.amount(), booking.on().toString(),
          booking.reference(), booking.formerReference(), booking.note());
    }

    Booking booking() {
      var former = "NtryRef " + id;
      return reference == null
          ? new Booking(id, former, former, order, direction, amount, LocalDate.parse(on), "")
          : new Booking(id, reference, former(), order, direction, amount, LocalDate.parse(on), note());
    }

    @Override
    public String former() {
      return former == null ? "" : former;
    }

    @Override
    public String note() {
      return note == null ? "" : note;
    }
  }

  @Override
  public boolean isMyTurn(Instant now) {
    if (now.plus(turn.dividedBy(2)).toEpochMilli() < mineUntil) {
      return true;
    }
    var mine = new Turn(CLERK, self, now.plus(turn).toEpochMilli());
    var free = where("_id").is(CLERK).orOperator(where("holder").is(self), where("until").lt(now.toEpochMilli()));
    var taken = Update.update("holder", mine.holder()).set("until", mine.until());
    boolean isMine = store.updateFirst(query(free), taken, Turn.class).getMatchedCount() == 1 || isFirst(mine);
    mineUntil = isMine ? mine.until() : 0;
    return isMine;
  }

  private boolean isFirst(Turn mine) {
    if (store.exists(of(CLERK), Turn.class)) {
      return false;
    }
    try {
      store.insert(mine);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  /** Gives the turn away at the end: nobody has to wait until it runs out. */
  @Override
  public void destroy() {
    mineUntil = 0;
    store.remove(query(where("_id").is(CLERK).and("holder").is(self)), Turn.class);
  }

  @Override
  public byte[] keep(String orderId, DossierId dossier, byte[] message) {
    store.upsert(of(orderId),
        new Update().setOnInsert("dossier", dossier.value()).setOnInsert("message", new Binary(message)), Order.class);
    return find(orderId).orElseThrow();
  }

  @Override
  public Optional<DossierId> dossier(String orderId) {
    return order(orderId).map(order -> new DossierId(order.dossier()));
  }

  @Override
  public Optional<byte[]> find(String orderId) {
    return order(orderId).map(order -> order.message().getData());
  }

  private Optional<Order> order(String orderId) {
    return Optional.ofNullable(store.findById(orderId, Order.class));
  }

  @Override
  public boolean isSentBefore(String orderId) {
    var before = store.findAndModify(of(orderId), Update.update("sent", true),
        FindAndModifyOptions.options().returnNew(false), Order.class);
    return before != null && Boolean.TRUE.equals(before.sent());
  }

  @Override
  public void accepted(String orderId) {
    store.updateFirst(of(orderId), Update.update("accepted", true), Order.class);
  }

  @Override
  public Set<String> acceptedOf(Collection<String> orderIds) {
    if (orderIds.isEmpty()) {
      return Set.of();
    }
    var known = query(where("_id").in(orderIds));
    known.fields().exclude("message");
    return store.find(known, Accepted.class, "orders").stream().filter(order -> Boolean.TRUE.equals(order.accepted()))
        .map(Accepted::id).collect(Collectors.toSet());
  }

  /** Without the bytes. */
  record Accepted(@Id String id, @Nullable Boolean accepted) {}

  @Override
  public void keepStray(Booking booking) {
    store.save(Stray.of(booking));
  }

  @Override
  public List<Booking> straysOf(String orderId) {
    return store.find(query(where("order").is(orderId)), Stray.class).stream().map(Stray::booking).toList();
  }

  @Override
  public void isStrayNoMore(Booking booking) {
    store.remove(query(where("_id").in(ids(booking.key()))), Stray.class);
  }

  /** Older ones were kept under a number. */
  private static List<Object> ids(String key) {
    return key.matches("[0-9]{1,18}") ? List.of(key, Long.parseLong(key)) : List.of(key);
  }

  @Override
  public List<Booking> strays(int limit) {
    return store.find(new Query().with(Sort.by(Sort.Direction.DESC, "on", "_id")).limit(limit), Stray.class).stream()
        .map(Stray::booking).toList();
  }

  @Override
  public void bankSays(String orderId, String status) {
    store.updateFirst(of(orderId), Update.update("said", status), Order.class);
  }

  @Override
  public Optional<String> saidOf(String orderId) {
    return order(orderId).map(Order::said);
  }

  @Override
  public Optional<String> messageRead(String name) {
    return Optional.ofNullable(store.findById(name, ReadMessage.class)).map(ReadMessage::sha256);
  }

  /** The name first: should only that be noted, the message is passed over the next time. */
  @Override
  public void messageRead(News news) {
    store.upsert(of(news.name()),
        new Update().setOnInsert("sha256", news.sha256()).setOnInsert("number", news.number()), ReadMessage.class);
    store.save(new Cursor(CURSOR, news.number()));
  }

  @Override
  public long messagesReadUpTo() {
    var cursor = store.findById(CURSOR, Cursor.class);
    return cursor == null ? 0 : cursor.upTo();
  }

  private static Query of(String orderId) {
    return query(where("_id").is(orderId));
  }
}
