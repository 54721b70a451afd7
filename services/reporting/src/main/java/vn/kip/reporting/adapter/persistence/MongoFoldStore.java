package vn.kip.reporting.adapter.persistence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import vn.kip.events.DossierId;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.LogCut;

/** The fold's documents: {@code cases}, {@code days}, {@code checkpoints}. */
public final class MongoFoldStore implements FoldStore {

  /** Documents in one message: a rebuild writes tens of thousands at a time, and must not hold them all twice. */
  private static final int BULK = 1_000;

  private final Supplier<FoldCollections> collections;

  MongoFoldStore(Supplier<FoldCollections> collections) {
    this.collections = collections;
  }

  /** A fold in a database of its own, with the indexes of the running one. */
  public static MongoFoldStore in(MongoDatabase database) {
    var collections = FoldCollections.of(database, 0);
    return new MongoFoldStore(() -> collections);
  }

  @Override
  public int generation() {
    return collections.get().generation();
  }

  @Override
  public Checkpoint checkpoint(int partition) {
    var stored = collections.get().checkpoints().find(new Document("_id", partition)).first();
    return stored == null ? Checkpoint.start(partition) : StoredDocuments.toCheckpoint(stored);
  }

  @Override
  public List<Position> positions() {
    return positions(collections.get());
  }

  private static List<Position> positions(FoldCollections of) {
    return of.checkpoints().find().sort(Indexes.ascending("_id")).map(StoredDocuments::toPosition)
        .into(new ArrayList<>());
  }

  @Override
  public LogCut cut() {
    var of = collections.get();
    return new LogCut(of.generation(), positions(of).stream().map(Position::checkpoint).toList());
  }

  @Override
  public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
    var found = new HashMap<DossierId, StoredCase>();
    if (!ids.isEmpty()) {
      for (var document : collections.get().cases()
          .find(new Document("_id", new Document("$in", ids.stream().map(DossierId::value).toList())))) {
        var stored = StoredDocuments.toCase(document);
        found.put(stored.id(), stored);
      }
    }
    return found;
  }

  @Override
  public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> wanted) {
    var ids = wanted.entrySet().stream().flatMap(
        ofPartition -> ofPartition.getValue().stream().map(day -> StoredDocuments.dayId(ofPartition.getKey(), day)))
        .toList();
    var found = new HashMap<Integer, Map<LocalDate, StoredDay>>();
    if (!ids.isEmpty()) {
      for (var document : collections.get().days().find(new Document("_id", new Document("$in", ids)))) {
        var stored = StoredDocuments.toDay(document);
        found.computeIfAbsent(stored.partition(), _ -> new HashMap<>()).put(stored.day(), stored);
      }
    }
    return found;
  }

  @Override
  public void write(List<Folded> folded) {
    var to = collections.get();
    replace(to.cases(), all(folded, Folded::cases), changed -> changed.stored().loadedUpto(), StoredDocuments::of,
        "a case");
    replace(to.days(), all(folded, Folded::days), StoredDay::loadedUpto, StoredDocuments::of, "a day");
    replace(to.checkpoints(), folded, one -> one.before().offset(), one -> StoredDocuments.of(one.after()),
        "the checkpoint");
  }

  private static <T> List<T> all(List<Folded> folded, Function<Folded, Collection<T>> part) {
    return folded.stream().flatMap(one -> part.apply(one).stream()).toList();
  }

  private static <T> void replace(MongoCollection<Document> collection, Collection<T> changed,
      Function<T, Long> loadedUpto, Function<T, Document> document, String what) {
    var some = new ArrayList<T>(BULK);
    for (var one : changed) {
      some.add(one);
      if (some.size() == BULK) {
        replaceSome(collection, some, loadedUpto, document, what);
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      replaceSome(collection, some, loadedUpto, document, what);
    }
  }

  private static <T> void replaceSome(MongoCollection<Document> collection, List<T> changed,
      Function<T, Long> loadedUpto, Function<T, Document> document, String what) {
    var models = new ArrayList<WriteModel<Document>>(changed.size());
    for (var one : changed) {
      var stored = document.apply(one);
      long loaded = loadedUpto.apply(one);
      models.add(loaded == Checkpoint.start(0).offset()
          ? new InsertOneModel<>(stored)
          : new ReplaceOneModel<>(new Document("_id", stored.get("_id")).append("upto", loaded), stored));
    }
    try {
      var result = collection.bulkWrite(models, new BulkWriteOptions().ordered(false));
      if (result.getInsertedCount() + result.getMatchedCount() != models.size()) {
        throw new FencedException(what);
      }
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
        throw new FencedException(what);
      }
      throw e;
    }
  }
}
