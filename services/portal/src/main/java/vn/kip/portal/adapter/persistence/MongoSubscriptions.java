package vn.kip.portal.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.application.Subscriptions;
import vn.kip.portal.domain.EmailAddress;
import vn.kip.portal.domain.Subscription;

/** A document per officer. */
@Component
class MongoSubscriptions implements Subscriptions {

  private final MongoOperations store;

  MongoSubscriptions(MongoOperations store) {
    this.store = store;
  }

  @Document("subscriptions")
  record Stored(@MongoId String id, String address, String language, List<Role> roles, @Nullable String ward) {

    static Stored of(Subscription subscription) {
      return new Stored(subscription.officer(), subscription.address().value(), subscription.language(),
          subscription.roles().stream().sorted().toList(), subscription.ward());
    }

    Subscription subscription() {
      return new Subscription(id, new EmailAddress(address), language, Set.copyOf(roles), ward);
    }
  }

  @Override
  public Optional<Subscription> of(String officer) {
    return asked(() -> Optional.ofNullable(store.findById(officer, Stored.class)).map(Stored::subscription));
  }

  @Override
  public List<Subscription> all() {
    return asked(() -> store.findAll(Stored.class).stream().map(Stored::subscription).toList());
  }

  @Override
  public void save(Subscription subscription) {
    asked(() -> store.save(Stored.of(subscription)));
  }

  @Override
  public void remove(String officer) {
    asked(() -> store.remove(query(where("_id").is(officer)), Stored.class));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (DataAccessException e) {
      throw new ServiceAway("portal", e);
    }
  }
}
