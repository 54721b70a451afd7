package vn.kip.portal.adapter.persistence;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.application.ReadMarks;

/** A document per officer: {@code {_id, read: [id]}}. */
@Component
class MongoReadMarks implements ReadMarks {

  private static final Logger LOG = LoggerFactory.getLogger(MongoReadMarks.class);

  private final MongoCollection<Document> officers;

  MongoReadMarks(MongoDatabaseFactory mongo) {
    officers = mongo.getMongoDatabase().getCollection("notices");
  }

  /** Without the store, notices are shown as unread rather than not at all. */
  @Override
  public Set<String> of(String officer) {
    try {
      var found = officers.find(new Document("_id", officer)).first();
      return found == null ? Set.of() : Set.copyOf(found.getList("read", String.class));
    } catch (MongoException e) {
      LOG.warn("which notices were read is not known: {}", e.getMessage());
      return Set.of();
    }
  }

  @Override
  public void replace(String officer, Collection<String> read) {
    try {
      officers.replaceOne(new Document("_id", officer),
          new Document("_id", officer).append("read", List.copyOf(read)), new ReplaceOptions().upsert(true));
    } catch (MongoException e) {
      throw new ServiceAway("portal", e);
    }
  }
}
