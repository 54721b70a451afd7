package vn.kip.reporting.adapter.persistence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.events.IndicatorEventCodec;
import vn.kip.events.IndicatorRecord;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.domain.IndicatorFile;

/** The collection {@code indicators}: a document per subject, replaced only where it is as it was loaded. */
@Component
class MongoIndicatorFiles implements IndicatorBook.Store {

  private final MongoCollection<Document> indicators;

  MongoIndicatorFiles(MongoDatabaseFactory mongo) {
    indicators = mongo.getMongoDatabase().getCollection("indicators");
  }

  @Override
  public IndicatorFile load(String subject) {
    var stored = indicators.find(new Document("_id", subject)).first();
    return stored == null ? IndicatorFile.empty(subject) : file(stored);
  }

  @Override
  public List<IndicatorFile> all() {
    var files = new ArrayList<IndicatorFile>();
    indicators.find().sort(new Document("_id", 1)).map(MongoIndicatorFiles::file).into(files);
    return files;
  }

  @Override
  public boolean save(IndicatorFile loaded, IndicatorFile changed) {
    var document = new Document("_id", changed.subject()).append("count", changed.statements().size())
        .append("sent", changed.sent())
        .append("statements", changed.statements().stream().map(MongoIndicatorFiles::document).toList());
    if (!loaded.statements().isEmpty()) {
      var asLoaded = new Document("_id", loaded.subject()).append("count", loaded.statements().size()).append("sent",
          loaded.sent());
      return indicators.replaceOne(asLoaded, document).getMatchedCount() == 1;
    }
    try {
      indicators.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private static Document document(IndicatorRecord statement) {
    return new Document("headers", new Document(new HashMap<String, Object>(IndicatorEventCodec.headers(statement))))
        .append("payload", new String(IndicatorEventCodec.payload(statement), StandardCharsets.UTF_8));
  }

  private static IndicatorFile file(Document stored) {
    return new IndicatorFile(stored.getString("_id"), StoredDocuments.number(stored, "sent"),
        stored.getList("statements", Document.class).stream().map(MongoIndicatorFiles::statement).toList());
  }

  private static IndicatorRecord statement(Document stored) {
    var headers = new HashMap<String, String>();
    stored.get("headers", Document.class).forEach((name, value) -> headers.put(name, String.valueOf(value)));
    return IndicatorEventCodec.read(headers, stored.getString("payload").getBytes(StandardCharsets.UTF_8));
  }
}
