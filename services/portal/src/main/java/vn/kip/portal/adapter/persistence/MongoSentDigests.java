package vn.kip.portal.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.kip.portal.application.SentDigests;

/** A document per officer, of the last day only. */
@Component
class MongoSentDigests implements SentDigests {

  private final MongoOperations store;

  MongoSentDigests(MongoOperations store) {
    this.store = store;
  }

  /** @param takenAt in milliseconds; 0 once it is given back */
  @Document("digests")
  record Digest(@MongoId String id, String day, boolean sent, long takenAt) {}

  @Override
  public boolean take(String officer, LocalDate day, Instant now, Instant abandonedBefore) {
    var first = new Digest(officer, day.toString(), false, now.toEpochMilli());
    var free = where("_id").is(officer).orOperator(where("day").lt(first.day()),
        where("day").is(first.day()).and("sent").is(false).and("takenAt").lt(abandonedBefore.toEpochMilli()));
    var taken = Update.update("day", first.day()).set("sent", false).set("takenAt", first.takenAt());
    return store.updateFirst(query(free), taken, Digest.class).getMatchedCount() == 1 || insert(first);
  }

  private boolean insert(Digest first) {
    if (store.exists(query(where("_id").is(first.id())), Digest.class)) {
      return false;
    }
    try {
      store.insert(first);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  @Override
  public void sent(String officer, LocalDate day) {
    store.updateFirst(query(where("_id").is(officer).and("day").is(day.toString())), Update.update("sent", true),
        Digest.class);
  }

  @Override
  public void giveBack(String officer, LocalDate day) {
    store.updateFirst(query(where("_id").is(officer).and("day").is(day.toString()).and("sent").is(false)),
        Update.update("takenAt", 0L), Digest.class);
  }
}
