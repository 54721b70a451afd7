package vn.kip.auditor.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.audit.AuditReport;
import vn.kip.store.EmbeddedStore;

class MongoAuditStoreTest {

  private static final Instant MORNING = Instant.parse("2022-12-13T00:05:00Z");

  private EmbeddedStore store;
  private MongoClient client;
  private MongoAuditStore audits;

  @SuppressWarnings("NullAway.Init")
  MongoAuditStoreTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    audits = new MongoAuditStore(new MongoTemplate(client, "test"));
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void the_last_thirty_audits_are_kept_the_newest_first() {
    assertThat(audits.last()).isEmpty();
    for (int day = 0; day < 32; day++) {
      audits.keep(audit(day));
      audits.keep(audit(day));
    }

    assertThat(audits.last()).contains(audit(31));
    assertThat(audits.list()).hasSize(30).startsWith(audit(31), audit(30)).endsWith(audit(2));
    assertThat(client.getDatabase("test").getCollection("audits").countDocuments()).isEqualTo(30);
  }

  @Test
  void an_audit_of_the_version_before_is_read() {
    client.getDatabase("test").getCollection("audits").insertOne(new Document("_id", MORNING.toString())
        .append("report", """
            {"at": "2022-12-13T00:05:00Z", "records": 0, "dossiers": 0, "seal": [], "balances": [], "periods": [],
             "repeats": [], "findings": [], "holds": true}"""));

    assertThat(audits.last()).contains(audit(0));
  }

  private static AuditReport audit(int day) {
    return new AuditReport(MORNING.plus(Duration.ofDays(day)), day, 0, List.of(), List.of(), List.of(), List.of(),
        List.of(), true, List.of());
  }
}
