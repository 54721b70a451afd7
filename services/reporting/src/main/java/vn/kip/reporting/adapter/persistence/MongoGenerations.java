package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.Generations;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.domain.CaseFold;

/**
 * The fold that is read from, and the one that is being built. Which one counts stands in {@code generations}; the one
 * before it is dropped by the next rebuild, since readers may be in the midst of it.
 */
@Component
class MongoGenerations implements Generations {

  private static final int PAGE = 100;
  private static final String CURRENT = "current";
  private static final String NUMBER = "number";

  private final MongoDatabase database;
  private final CaseFold fold;
  private final InstantSource clock;
  private volatile int number;
  private volatile FoldCollections current;

  MongoGenerations(MongoDatabaseFactory mongo, CaseFold fold, InstantSource clock) {
    this.database = mongo.getMongoDatabase();
    this.fold = fold;
    this.clock = clock;
    var stored = generations().find(new Document("_id", CURRENT)).first();
    this.number = stored == null ? 0 : stored.getInteger(NUMBER);
    this.current = FoldCollections.of(database, number);
  }

  private MongoCollection<Document> generations() {
    return database.getCollection("generations");
  }

  FoldCollections current() {
    return current;
  }

  /** @param number of the generation */
  private record Built(int number, FoldCollections collections, FoldStore store, ParkedRecords parked)
      implements
        Next {}

  @Override
  public Next next() {
    if (number > 0) {
      FoldCollections.of(database, number - 1).drop();
    }
    FoldCollections.of(database, number + 1).drop();
    var collections = FoldCollections.of(database, number + 1);
    return new Built(number + 1, collections, new MongoFoldStore(() -> collections, fold),
        new MongoParkedRecords(() -> collections, clock));
  }

  @Override
  public List<String> differences(Next next, int limit) {
    var built = (Built) next;
    var differences = new ArrayList<String>();
    differences(built.collections().cases(), current.cases(), differences, limit);
    differences(built.collections().days(), current.days(), differences, limit);
    differences(built.collections().checkpoints(), current.checkpoints(), differences, limit);
    return differences;
  }

  private static void differences(MongoCollection<Document> built, MongoCollection<Document> running,
      List<String> differences, int limit) {
    var name = running.getNamespace().getCollectionName();
    var bytes = running.withDocumentClass(RawBsonDocument.class);
    InPages.find(built.withDocumentClass(RawBsonDocument.class), new Document()).gather(Gatherers.windowFixed(PAGE))
        .forEach(page -> compare(page, bytes, name, differences, limit));
    // Not countDocuments: an embedded store reads a million of them for that.
    long more = running.estimatedDocumentCount() - built.estimatedDocumentCount();
    if (more > 0 && differences.size() < limit) {
      differences.add(name + ": " + more + " documents have no record behind them");
    }
  }

  private static void compare(List<RawBsonDocument> built, MongoCollection<RawBsonDocument> running, String name,
      List<String> differences, int limit) {
    var page = built.stream().collect(Collectors.toMap(MongoGenerations::id, document -> document));
    for (var document : running.find(new Document("_id", new Document("$in", List.copyOf(page.keySet()))))) {
      // Raw documents are equal when their bytes are.
      page.remove(id(document), document);
    }
    page.keySet().stream().map(id -> name + " " + (id.isString() ? id.asString().getValue() : id)).sorted()
        .limit(Math.max(0, limit - differences.size()))
        .forEach(differences::add);
  }

  private static BsonValue id(RawBsonDocument document) {
    return Objects.requireNonNull(document.get("_id"));
  }

  @Override
  public void switchTo(Next next) {
    var built = (Built) next;
    generations().replaceOne(new Document("_id", CURRENT), new Document("_id", CURRENT).append(NUMBER, built.number()),
        new ReplaceOptions().upsert(true));
    number = built.number();
    current = built.collections();
  }
}
