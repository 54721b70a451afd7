package vn.kip.auditor.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.audit.AuditReport;
import vn.kip.auditor.application.AuditStore;

/** The last audits as documents: the instant, and the report as text. */
@Component
class MongoAuditStore implements AuditStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KEPT = 30;
  /** A document has an end; an audit with more is told whole to whoever asked for it. */
  private static final int MOST = 2_000;

  private final MongoCollection<Document> audits;

  MongoAuditStore(MongoDatabaseFactory mongo) {
    audits = mongo.getMongoDatabase().getCollection("audits");
  }

  @Override
  public void keep(AuditReport report) {
    var id = String.valueOf(report.at());
    audits.replaceOne(new Document("_id", id), new Document("_id", id).append("report",
        JSON.writeValueAsString(report.shortened(MOST))), new ReplaceOptions().upsert(true));
    var ids = audits.find().sort(Sorts.descending("_id")).map(document -> document.getString("_id"))
        .into(new ArrayList<>());
    ids.stream().skip(KEPT).forEach(old -> audits.deleteOne(new Document("_id", old)));
  }

  @Override
  public Optional<AuditReport> last() {
    return list(1).stream().findFirst();
  }

  @Override
  public List<AuditReport> list() {
    return list(KEPT);
  }

  private List<AuditReport> list(int limit) {
    return audits.find().sort(Sorts.descending("_id")).limit(limit)
        .map(document -> JSON.readValue(document.getString("report"), AuditReport.class)).into(new ArrayList<>());
  }
}
