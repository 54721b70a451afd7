package vn.kip.reporting.adapter.persistence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.Generations;
import vn.kip.reporting.application.ParkedRecords;

/**
 * The fold that is read from, and those that are built. Which one counts, and by which rules it was folded, stands in
 * {@code generations}; the one before it is dropped by the next rebuild, since readers may be in the midst of it. Each has a
 * number that no other has had, so that two instances that build at once do not write into one.
 */
@Component
class MongoGenerations implements Generations {

  private static final int PAGE = 100;
  private static final String CURRENT = "current";
  private static final String LAST = "last";
  private static final String NUMBER = "number";
  private static final String RULES = "rules";
  private static final String UPTO = "upto";
  /** No checkpoint that anybody has loaded. */
  private static final long RETIRED = -2;
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  private final MongoDatabase database;
  private final InstantSource clock;
  private volatile FoldCollections current;
  private volatile long readAt;

  MongoGenerations(MongoDatabaseFactory mongo, InstantSource clock) {
    this.database = mongo.getMongoDatabase();
    this.clock = clock;
    this.current = FoldCollections.of(database, number());
    this.readAt = System.nanoTime();
  }

  private MongoCollection<Document> generations() {
    return database.getCollection("generations");
  }

  private int number() {
    var stored = generations().find(new Document("_id", CURRENT)).first();
    return stored == null ? 0 : stored.getInteger(NUMBER);
  }

  /** The one that counts, as it was known a moment ago. */
  FoldCollections current() {
    return System.nanoTime() - readAt > KNOWN_FOR.toNanos() ? newest() : current;
  }

  /** The one that counts now, whoever has put it in use. */
  FoldCollections newest() {
    int number = number();
    readAt = System.nanoTime();
    if (number != current.generation()) {
      current = FoldCollections.of(database, number);
    }
    return current;
  }

  private record Kept(FoldCollections collections, FoldStore store, ParkedRecords parked) implements Generation {

    @Override
    public int number() {
      return collections.generation();
    }
  }

  private Generation kept(FoldCollections collections) {
    return new Kept(collections, new MongoFoldStore(() -> collections),
        new MongoParkedRecords(() -> collections, clock));
  }

  @Override
  public Generation running() {
    return kept(newest());
  }

  @Override
  public Optional<FoldRules> rules() {
    return Optional.ofNullable(generations().find(new Document("_id", CURRENT)).first())
        .map(stored -> stored.get(RULES, Document.class)).map(MongoGenerations::rules);
  }

  private static FoldRules rules(Document stored) {
    var parts = new TreeMap<String, String>();
    stored.forEach((part, content) -> parts.put(part, String.valueOf(content)));
    return new FoldRules(parts);
  }

  private static Document document(int number, FoldRules rules) {
    var parts = new Document();
    new TreeMap<>(rules.parts()).forEach(parts::append);
    return new Document("_id", CURRENT).append(NUMBER, number).append(RULES, parts);
  }

  @Override
  public void begin(FoldRules rules) {
    int number = newest().generation();
    // Whoever has built figures meanwhile has another number: then this fails, and is tried again on what counts by then.
    generations().replaceOne(new Document("_id", CURRENT).append(NUMBER, number), document(number, rules),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Generation next() {
    int counts = newest().generation();
    var last = new Document("_id", LAST);
    generations().updateOne(last, Updates.max(NUMBER, counts), new UpdateOptions().upsert(true));
    var given = generations().findOneAndUpdate(last, Updates.inc(NUMBER, 1),
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    FoldCollections.generations(database).stream().filter(number -> number < counts)
        .forEach(number -> FoldCollections.of(database, number).drop());
    return kept(FoldCollections.of(database, Objects.requireNonNull(given).getInteger(NUMBER)));
  }

  @Override
  public void retire() {
    newest().checkpoints().updateMany(new Document(), Updates.set(UPTO, RETIRED));
  }

  @Override
  public void reinstate() {
    var checkpoints = newest().checkpoints();
    for (var retired : checkpoints.find(new Document(UPTO, RETIRED)).into(new ArrayList<>())) {
      checkpoints.updateOne(new Document("_id", retired.get("_id")).append(UPTO, RETIRED),
          Updates.set(UPTO, retired.get("offset")));
    }
  }

  @Override
  public List<String> differences(Generation next, int limit) {
    var built = (Kept) next;
    var differences = new ArrayList<String>();
    differences(built.collections().cases(), newest().cases(), differences, limit);
    differences(built.collections().days(), newest().days(), differences, limit);
    if (!built.store().positions().equals(running().store().positions()) && differences.size() < limit) {
      differences.add("checkpoints");
    }
    return differences;
  }

  private static void differences(MongoCollection<Document> built, MongoCollection<Document> running,
      List<String> differences, int limit) {
    var name = running.getNamespace().getCollectionName();
    var bytes = running.withDocumentClass(RawBsonDocument.class);
    InPages.find(built.withDocumentClass(RawBsonDocument.class), new Document()).gather(Gatherers.windowFixed(PAGE))
        .forEach(page -> compare(page, bytes, name, differences, limit));
    // Counting reads a million of them in an embedded store; an estimate, which may be wrong after a crash, says whether to.
    long more = running.estimatedDocumentCount() - built.estimatedDocumentCount();
    if (more > 0) {
      more = running.countDocuments() - built.countDocuments();
    }
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
  public void switchTo(Generation next, FoldRules rules) {
    var counts = newest();
    if (counts.checkpoints().find(new Document(UPTO, new Document("$ne", RETIRED))).first() != null) {
      throw new FencedException("the fold that was to be replaced");
    }
    // Figures that have never been built anew may stand under no number at all.
    boolean first = counts.generation() == 0;
    try {
      var switched = generations().replaceOne(new Document("_id", CURRENT).append(NUMBER, counts.generation()),
          document(next.number(), rules), new ReplaceOptions().upsert(first));
      if (switched.getMatchedCount() == 0 && switched.getUpsertedId() == null) {
        throw new FencedException("the fold that counts");
      }
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new FencedException("the fold that counts");
      }
      throw e;
    }
    newest();
  }

  @Override
  public void discard(Generation next) {
    if (next.number() != newest().generation()) {
      ((Kept) next).collections().drop();
    }
  }
}
