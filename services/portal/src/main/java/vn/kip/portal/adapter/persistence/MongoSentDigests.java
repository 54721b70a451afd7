package vn.kip.portal.adapter.persistence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.portal.application.SentDigests;

/** A document per officer, of the last day only: {@code {_id, day, sent, takenAt}}. */
@Component
class MongoSentDigests implements SentDigests {

  private final MongoDatabaseFactory mongo;

  MongoSentDigests(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  private MongoCollection<Document> officers() {
    return mongo.getMongoDatabase().getCollection("digests");
  }

  @Override
  public boolean take(String officer, LocalDate day, Instant now, Instant abandonedBefore) {
    var taken = new Document("day", day.toString()).append("sent", false).append("takenAt", now.toEpochMilli());
    var free = new Document("_id", officer).append("$or", List.of(
        new Document("day", new Document("$lt", day.toString())),
        new Document("day", day.toString()).append("sent", false).append("takenAt",
            new Document("$lt", abandonedBefore.toEpochMilli()))));
    return officers().updateOne(free, new Document("$set", taken)).getMatchedCount() == 1
        || insert(new Document("_id", officer).append("day", day.toString()).append("sent", false).append("takenAt",
            now.toEpochMilli()));
  }

  private boolean insert(Document first) {
    if (officers().find(new Document("_id", first.get("_id"))).first() != null) {
      return false;
    }
    try {
      officers().insertOne(first);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void sent(String officer, LocalDate day) {
    officers().updateOne(new Document("_id", officer).append("day", day.toString()),
        new Document("$set", new Document("sent", true)));
  }

  @Override
  public void giveBack(String officer, LocalDate day) {
    officers().updateOne(new Document("_id", officer).append("day", day.toString()).append("sent", false),
        new Document("$set", new Document("takenAt", 0L)));
  }
}
