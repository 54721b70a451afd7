package vn.kip.reporting.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.kip.events.IndicatorEventCodec;
import vn.kip.events.IndicatorRecord;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.domain.IndicatorFile;

/** A document per subject, replaced only where it is as it was loaded. */
@Component
class MongoIndicatorFiles implements IndicatorBook.Store {

  private final MongoOperations store;

  MongoIndicatorFiles(MongoOperations store) {
    this.store = store;
  }

  /** @param count of the statements, by which a file that has grown meanwhile is known */
  @Document("indicators")
  record Stored(@MongoId String id, int count, long sent, List<Statement> statements) {

    static Stored of(IndicatorFile file) {
      return new Stored(file.subject(), file.statements().size(), file.sent(),
          file.statements().stream().map(Statement::of).toList());
    }

    IndicatorFile file() {
      return new IndicatorFile(id, sent, statements.stream().map(Statement::statement).toList());
    }
  }

  /** As it stands in the topic. */
  record Statement(Map<String, String> headers, String payload) {

    static Statement of(IndicatorRecord statement) {
      return new Statement(IndicatorEventCodec.headers(statement),
          new String(IndicatorEventCodec.payload(statement), StandardCharsets.UTF_8));
    }

    IndicatorRecord statement() {
      return IndicatorEventCodec.read(headers, payload.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public IndicatorFile load(String subject) {
    var stored = store.findById(subject, Stored.class);
    return stored == null ? IndicatorFile.empty(subject) : stored.file();
  }

  @Override
  public List<IndicatorFile> all() {
    return store.find(new Query().with(Sort.by("_id")), Stored.class).stream().map(Stored::file).toList();
  }

  @Override
  public boolean save(IndicatorFile loaded, IndicatorFile changed) {
    if (!loaded.statements().isEmpty()) {
      var asLoaded = query(where("_id").is(loaded.subject()).and("count").is(loaded.statements().size()).and("sent")
          .is(loaded.sent()));
      return store.replace(asLoaded, Stored.of(changed)).getMatchedCount() == 1;
    }
    try {
      store.insert(Stored.of(changed));
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }
}
