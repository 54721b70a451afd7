package vn.kip.portal.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.portal.application.Drafts;
import vn.kip.portal.domain.Draft;

/** A document per draft. Names of inputs have no dots, so that each is a field of its own. */
@Component
class MongoDrafts implements Drafts {

  private static final String VALUES = "values";
  private static final int MOST = 100;

  private final MongoDatabaseFactory mongo;

  MongoDrafts(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  private MongoCollection<Document> drafts() {
    return mongo.getMongoDatabase().getCollection("drafts");
  }

  @Override
  public List<Draft> of(String ward, String officer) {
    var found = new ArrayList<Draft>();
    drafts().find(new Document("ward", ward).append("officer", officer)).sort(Sorts.descending("savedAt")).limit(MOST)
        .map(MongoDrafts::draft).into(found);
    return found;
  }

  @Override
  public Optional<Draft> find(String id, String ward, String officer) {
    return Optional.ofNullable(drafts().find(key(id, ward, officer)).first()).map(MongoDrafts::draft);
  }

  @Override
  public void save(Draft draft, Set<String> changed) {
    var set = new Document("savedAt", draft.savedAt().toString());
    changed.forEach(name -> set.append(VALUES + "." + name, draft.value(name)));
    drafts().updateOne(key(draft.id(), draft.ward(), draft.officer()), new Document("$set", set),
        new UpdateOptions().upsert(true));
  }

  @Override
  public void remove(Draft draft) {
    drafts().deleteOne(key(draft.id(), draft.ward(), draft.officer()));
  }

  private static Document key(String id, String ward, String officer) {
    return new Document("_id", id).append("ward", ward).append("officer", officer);
  }

  private static Draft draft(Document document) {
    var values = document.get(VALUES, new Document());
    return new Draft(document.getString("_id"), document.getString("ward"), document.getString("officer"),
        Instant.parse(document.getString("savedAt")),
        values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, value -> (String) value.getValue())));
  }
}
