package vn.kip.eligibility.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.eligibility.application.PersonClaims;
import vn.kip.events.DossierId;
import vn.kip.programmes.OnceClaim;

/** A document per group and person: {@code {_id, group, person, claims: [{dossier, code, acceptedAt, recordedAt}], unsettled}}. */
@Component
class MongoPersonClaims implements PersonClaims {

  private final MongoCollection<Document> persons;

  MongoPersonClaims(MongoDatabaseFactory mongo) {
    persons = mongo.getMongoDatabase().getCollection("claims");
    persons.createIndex(Indexes.ascending("unsettled", "_id"));
  }

  @Override
  public void add(String group, Collection<String> ids, Claim claim) {
    var added = new Document("dossier", claim.dossier().value()).append("code", claim.once().code()).append(
        "acceptedAt",
        claim.once().acceptedAt().toString()).append("recordedAt", claim.recordedAt().toString());
    var updates = ids.stream()
        .map(person -> new UpdateOneModel<Document>(
            new Document("_id", id(group, person)),
            new Document("$addToSet", new Document("claims", added)).append("$set",
                new Document("group", group).append("person", person).append("unsettled", true)),
            new UpdateOptions().upsert(true)))
        .toList();
    persons.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  @Override
  public Map<String, List<Claim>> of(String group, Collection<String> ids) {
    var found = new HashMap<String, List<Claim>>();
    var names = ids.stream().map(person -> id(group, person)).toList();
    for (var document : persons.find(new Document("_id", new Document("$in", names)))) {
      found.put(document.getString("person"), claims(document));
    }
    return found;
  }

  @Override
  public List<Contested> unsettled(int skip, int limit) {
    var found = new ArrayList<Contested>();
    persons.find(new Document("unsettled", true))
        .sort(Sorts.ascending("_id"))
        .skip(skip)
        .limit(limit)
        .map(document -> new Contested(document.getString("group"), document.getString("person"), claims(document)))
        .into(found);
    return found;
  }

  @Override
  public void settled(Contested contested) {
    persons.updateOne(
        new Document("_id", id(contested.group(), contested.person())).append("claims",
            new Document("$size", contested.claims().size())),
        new Document("$set", new Document("unsettled", false)));
  }

  private static List<Claim> claims(Document document) {
    return document.getList("claims", Document.class)
        .stream()
        .map(MongoPersonClaims::claim)
        .toList();
  }

  /** Older ones do not tell when they were recorded, and are taken as recorded at once. */
  private static Claim claim(Document document) {
    var acceptedAt = document.getString("acceptedAt");
    return new Claim(new DossierId(document.getString("dossier")),
        new OnceClaim(document.getString("code"), Instant.parse(acceptedAt)),
        Instant.parse(document.get("recordedAt", acceptedAt)));
  }

  private static String id(String group, String person) {
    return group + "|" + person;
  }
}
