package vn.kip.portal.adapter.persistence;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.application.Subscriptions;
import vn.kip.portal.domain.EmailAddress;
import vn.kip.portal.domain.Subscription;

/** A document per officer: {@code {_id, address, language, roles: [role], ward}}. */
@Component
class MongoSubscriptions implements Subscriptions {

  private final MongoDatabaseFactory mongo;

  MongoSubscriptions(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  private MongoCollection<Document> officers() {
    return mongo.getMongoDatabase().getCollection("subscriptions");
  }

  @Override
  public Optional<Subscription> of(String officer) {
    return asked(() -> Optional.ofNullable(officers().find(new Document("_id", officer)).first())
        .map(MongoSubscriptions::subscription));
  }

  @Override
  public List<Subscription> all() {
    return asked(() -> officers().find().map(MongoSubscriptions::subscription).into(new ArrayList<>()));
  }

  @Override
  public void save(Subscription subscription) {
    var document = new Document("_id", subscription.officer()).append("address", subscription.address().value())
        .append("language", subscription.language())
        .append("roles", subscription.roles().stream().map(Role::name).sorted().toList())
        .append("ward", subscription.ward());
    asked(() -> officers().replaceOne(new Document("_id", subscription.officer()), document,
        new ReplaceOptions().upsert(true)));
  }

  @Override
  public void remove(String officer) {
    asked(() -> officers().deleteOne(new Document("_id", officer)));
  }

  private static Subscription subscription(Document document) {
    return new Subscription(document.getString("_id"), new EmailAddress(document.getString("address")),
        document.getString("language"),
        document.getList("roles", String.class).stream().map(Role::valueOf).collect(Collectors.toSet()),
        document.getString("ward"));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (MongoException e) {
      throw new ServiceAway("portal", e);
    }
  }
}
