package vn.kip.auditor.adapter.persistence;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.audit.AuditReport;
import vn.kip.auditor.application.AuditStore;

/** The last audits. */
@Component
class MongoAuditStore implements AuditStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KEPT = 30;
  /** A document has an end; an audit with more is told whole to whoever asked for it. */
  private static final int MOST = 2_000;

  private final MongoOperations store;

  MongoAuditStore(MongoOperations store) {
    this.store = store;
  }

  /** @param report as text, so that an audit stays as it was told */
  @Document("audits")
  record Audit(@MongoId String id, String report) {}

  @Override
  public void keep(AuditReport report) {
    store.save(new Audit(String.valueOf(report.at()), JSON.writeValueAsString(report.shortened(MOST))));
    store.findAllAndRemove(newestFirst().skip(KEPT), Audit.class);
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
    return store.find(newestFirst().limit(limit), Audit.class).stream()
        .map(audit -> JSON.readValue(audit.report(), AuditReport.class)).toList();
  }

  private static Query newestFirst() {
    return new Query().with(Sort.by(Sort.Direction.DESC, "_id"));
  }
}
