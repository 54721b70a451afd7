package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.StoredFigures;

/** Pages over the documents of {@link MongoFoldStore}. */
@Component
class MongoStoredFigures implements StoredFigures {

  private static final Logger LOG = LoggerFactory.getLogger(MongoStoredFigures.class);

  private final MongoGenerations generations;

  MongoStoredFigures(MongoGenerations generations) {
    this.generations = generations;
  }

  @Override
  public List<StoredDossier> dossiers(String after, int limit) {
    var found = new ArrayList<StoredDossier>();
    for (var document : page(generations.current().cases(), after, limit)) {
      var id = document.getString("_id");
      found.add(new StoredDossier(id, stored(id, document), view(document.get("view", Document.class))));
    }
    return found;
  }

  /** A document that somebody has spoilt must not hide the others. */
  private static @Nullable StoredCase stored(String id, Document document) {
    try {
      return StoredDocuments.toCase(document);
    } catch (RuntimeException e) {
      LOG.error("the stored case {} cannot be read", id, e);
      return null;
    }
  }

  private static @Nullable View view(@Nullable Document view) {
    return view == null || view.getString("programme") == null
        ? null
        : new View(view.getString("code"), view.getString("programme"), view.getString("ward"),
            view.getBoolean("ofForm06", false), view.getBoolean("onTime", false),
            new TreeSet<>(view.getList("flags", String.class, List.of())), date(view, "acceptedOn"),
            date(view, "closedOn"));
  }

  private static @Nullable LocalDate date(Document view, String name) {
    var text = view.getString(name);
    return text == null ? null : LocalDate.parse(text);
  }

  @Override
  public List<StoredCells> cells(String after, int limit) {
    var found = new ArrayList<StoredCells>();
    for (var document : page(generations.current().days(), after, limit)) {
      found.add(new StoredCells(document.getString("_id"), StoredDocuments.toDay(document)));
    }
    return found;
  }

  private static Iterable<Document> page(MongoCollection<Document> collection, String after, int limit) {
    return collection.find(new Document("_id", new Document("$gt", after))).sort(Sorts.ascending("_id")).limit(limit);
  }
}
