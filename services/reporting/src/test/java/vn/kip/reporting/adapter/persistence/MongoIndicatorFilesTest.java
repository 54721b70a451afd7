package vn.kip.reporting.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorEventCodec;
import vn.kip.events.OfficerId;
import vn.kip.reporting.domain.IndicatorFile;
import vn.kip.store.EmbeddedStore;

class MongoIndicatorFilesTest {

  private static final OfficerId BY = new OfficerId("register-import");
  private static final Instant NOW = Instant.parse("2023-01-05T01:00:00Z");
  private static final IndicatorFile NONE = IndicatorFile.empty("target|2022|JOBS");
  private static final IndicatorFile ONCE = NONE.state(target("1500"), BY, NOW);

  private EmbeddedStore store;
  private MongoClient client;
  private MongoIndicatorFiles files;

  @SuppressWarnings("NullAway.Init")
  MongoIndicatorFilesTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    files = new MongoIndicatorFiles(new MongoTemplate(client, "test"));
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void a_file_is_stored_only_where_it_is_as_it_was_loaded() {
    var twice = ONCE.state(target("1600"), BY, NOW);

    assertThat(files.load(NONE.subject())).isEqualTo(NONE);
    assertThat(files.save(NONE, ONCE)).isTrue();
    assertThat(files.save(NONE, twice)).as("the first of two").isFalse();
    assertThat(files.save(ONCE, ONCE.allSent())).isTrue();
    assertThat(files.save(ONCE, twice)).as("not sent, as far as it knows").isFalse();
    assertThat(files.load(NONE.subject())).isEqualTo(ONCE.allSent());
    assertThat(files.save(ONCE.allSent(), ONCE.allSent().state(target("1600"), BY, NOW))).isTrue();
    assertThat(files.all()).extracting(file -> file.statements().size()).containsExactly(2);
  }

  @Test
  void a_file_of_the_version_before_is_read_and_replaced() {
    var statement = ONCE.statements().getFirst();
    client.getDatabase("test").getCollection("indicators").insertOne(new Document("_id", ONCE.subject())
        .append("count", 1).append("sent", 0L).append("statements", List.of(
            new Document("headers", new Document(new HashMap<String, Object>(IndicatorEventCodec.headers(statement))))
                .append("payload", new String(IndicatorEventCodec.payload(statement), StandardCharsets.UTF_8)))));

    assertThat(files.load(ONCE.subject())).isEqualTo(ONCE);
    assertThat(files.save(ONCE, ONCE.allSent())).isTrue();
  }

  private static IndicatorEvent target(String value) {
    return new IndicatorEvent.TargetSet(2022, "JOBS", new BigDecimal(value), "person", "plan");
  }
}
