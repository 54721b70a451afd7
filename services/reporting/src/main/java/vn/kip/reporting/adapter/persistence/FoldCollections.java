package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * Where one fold of the log is kept; a rebuild makes another set beside it.
 *
 * @param generation 0 for the first fold, more for each rebuild
 */
record FoldCollections(int generation, MongoCollection<Document> cases, MongoCollection<Document> days,
    MongoCollection<Document> checkpoints, MongoCollection<Document> deadLetters) {

  private static final Pattern NAME = Pattern.compile("cases(?:-([0-9]+))?");
  private static final List<String> SEARCHED_BY = List.of("code", "applicant", "nameEnds", "codeDate", "flagged",
      "withdrawn",
      "open", "closedOn", "queue");

  static FoldCollections of(MongoDatabase database, int generation) {
    var suffix = generation == 0 ? "" : "-" + generation;
    var collections = new FoldCollections(generation, database.getCollection("cases" + suffix),
        database.getCollection("days" + suffix), database.getCollection("checkpoints" + suffix),
        database.getCollection("deadLetters" + suffix));
    SEARCHED_BY.forEach(name -> collections.cases().createIndex(Indexes.ascending("view." + name)));
    collections.cases().createIndex(Indexes.ascending("place"));
    collections.days().createIndex(Indexes.ascending("day"));
    collections.days().createIndex(Indexes.ascending("upto"));
    collections.deadLetters().createIndex(Indexes.ascending("dossier"));
    return collections;
  }

  /** Numbers of the folds there are. */
  static List<Integer> generations(MongoDatabase database) {
    return database.listCollectionNames().into(new ArrayList<>()).stream().map(NAME::matcher).filter(Matcher::matches)
        .map(name -> name.group(1) == null ? 0 : Integer.valueOf(name.group(1))).toList();
  }

  void drop() {
    List.of(cases, days, checkpoints, deadLetters).forEach(MongoCollection::drop);
  }
}
