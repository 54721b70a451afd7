package vn.kip.payment.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.events.DossierId;
import vn.kip.payment.application.OrderBook;
import vn.kip.payment.domain.Booking;

/** A document per order with the bytes as sent and whether the bank has it, one for the cursor of the bookings,
 * and one per booking that is nobody's. */
@Component
class MongoOrderBook implements OrderBook {

  private static final String CURSOR = "bookings";

  private final MongoCollection<Document> orders;
  private final MongoCollection<Document> cursors;
  private final MongoCollection<Document> strays;

  MongoOrderBook(MongoDatabaseFactory mongo) {
    orders = mongo.getMongoDatabase().getCollection("orders");
    cursors = mongo.getMongoDatabase().getCollection("cursors");
    strays = mongo.getMongoDatabase().getCollection("strays");
  }

  @Override
  public byte[] keep(String orderId, DossierId dossier, byte[] message) {
    orders.updateOne(
        new Document("_id", orderId),
        new Document("$setOnInsert", new Document("dossier", dossier.value()).append("message", new Binary(message))),
        new UpdateOptions().upsert(true));
    return find(orderId).orElseThrow();
  }

  @Override
  public Optional<DossierId> dossier(String orderId) {
    return Optional.ofNullable(orders.find(new Document("_id", orderId)).first())
        .map(order -> new DossierId(order.getString("dossier")));
  }

  @Override
  public Optional<byte[]> find(String orderId) {
    return Optional.ofNullable(orders.find(new Document("_id", orderId)).first())
        .map(order -> Objects.requireNonNull(order.get("message", Binary.class)).getData());
  }

  @Override
  public void accepted(String orderId) {
    orders.updateOne(new Document("_id", orderId), new Document("$set", new Document("accepted", true)));
  }

  @Override
  public Set<String> acceptedOf(Collection<String> orderIds) {
    var found = new HashSet<String>();
    if (!orderIds.isEmpty()) {
      for (var order : orders.find(new Document("_id", new Document("$in", List.copyOf(orderIds))))
          .projection(new Document("accepted", 1))) {
        if (order.getBoolean("accepted", false)) {
          found.add(order.getString("_id"));
        }
      }
    }
    return found;
  }

  @Override
  public void keepStray(Booking booking) {
    strays.replaceOne(new Document("_id", booking.cursor()),
        new Document("_id", booking.cursor()).append("order", booking.orderId())
            .append("direction", booking.direction().name()).append("amount", booking.amount())
            .append("on", booking.on().toString()),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public List<Booking> strays(int limit) {
    var found = new ArrayList<Booking>();
    strays.find().sort(Sorts.descending("_id")).limit(limit).map(MongoOrderBook::stray).into(found);
    return List.copyOf(found);
  }

  private static Booking stray(Document kept) {
    return new Booking(Objects.requireNonNull(kept.getLong("_id")), kept.getString("order"),
        Booking.Direction.valueOf(kept.getString("direction")), Objects.requireNonNull(kept.getLong("amount")),
        LocalDate.parse(kept.getString("on")));
  }

  @Override
  public long bookingsReadUpTo() {
    var cursor = cursors.find(new Document("_id", CURSOR)).first();
    return cursor == null ? 0 : Objects.requireNonNull(cursor.getLong("upTo"));
  }

  @Override
  public void bookingsRead(long cursor) {
    cursors.replaceOne(new Document("_id", CURSOR), new Document("_id", CURSOR).append("upTo", cursor),
        new ReplaceOptions().upsert(true));
  }
}
