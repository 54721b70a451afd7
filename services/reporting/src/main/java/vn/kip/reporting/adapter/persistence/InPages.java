package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
import java.util.Objects;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * Reads what may be all of a collection: the ids first, then page by page what stands under them. A laptop's embedded store
 * puts all that a question finds into memory before it answers, and a million dossiers do not fit there.
 */
final class InPages {

  private static final int PAGE = 100;

  private InPages() {}

  static <T> Stream<T> find(MongoCollection<T> collection, Document query) {
    return ids(collection, query).gather(Gatherers.windowFixed(PAGE)).flatMap(page -> StreamSupport
        .stream(collection.find(new Document("_id", new Document("$in", page))).spliterator(), false));
  }

  private static Stream<Object> ids(MongoCollection<?> collection, Document query) {
    var found = collection.withDocumentClass(Document.class).find(query).projection(new Document("_id", 1));
    return StreamSupport.stream(found.spliterator(), false)
        .map(document -> Objects.requireNonNull(document.get("_id")));
  }
}
