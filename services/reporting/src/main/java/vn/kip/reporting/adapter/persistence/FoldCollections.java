package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;

/** Where one fold of the log is kept; a rebuild makes another set beside it. */
record FoldCollections(MongoCollection<Document> cases, MongoCollection<Document> days,
    MongoCollection<Document> checkpoints, MongoCollection<Document> deadLetters) {

  private static final List<String> SEARCHED_BY = List.of("code", "applicant", "nameEnds", "codeDate", "flagged",
      "withdrawn",
      "open", "closedOn", "queue");

  /** @param generation 0 for the first fold, one more for each rebuild */
  static FoldCollections of(MongoDatabase database, int generation) {
    var suffix = generation == 0 ? "" : "-" + generation;
    var collections = new FoldCollections(database.getCollection("cases" + suffix),
        database.getCollection("days" + suffix), database.getCollection("checkpoints" + suffix),
        database.getCollection("deadLetters" + suffix));
    SEARCHED_BY.forEach(name -> collections.cases().createIndex(Indexes.ascending("view." + name)));
    collections.cases().createIndex(Indexes.ascending("place"));
    collections.days().createIndex(Indexes.ascending("day"));
    collections.days().createIndex(Indexes.ascending("upto"));
    collections.deadLetters().createIndex(Indexes.ascending("dossier"));
    return collections;
  }

  void drop() {
    List.of(cases, days, checkpoints, deadLetters).forEach(MongoCollection::drop);
  }
}
