package vn.kip.portal.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.portal.domain.Draft;
import vn.kip.store.EmbeddedStore;

class MongoDraftsTest {

  private static final Instant MORNING = Instant.parse("2022-12-13T00:05:00Z");

  private Instant now = MORNING;
  private EmbeddedStore store;
  private MongoClient client;
  private MongoDrafts drafts;

  @SuppressWarnings("NullAway.Init")
  MongoDraftsTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    drafts = new MongoDrafts(new MongoTemplate(client, "test"), () -> now, Duration.ofDays(30));
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void two_tabs_of_one_draft_do_not_undo_each_other() {
    drafts.save(draft("d1", Map.of("name", "Lê Thị A", "fact/birthDate", "1950-01-02"), MORNING),
        Set.of("name", "fact/birthDate"));
    drafts.save(draft("d1", Map.of("name", "", "file/value", "f1"), MORNING.plusSeconds(1)), Set.of("file/value"));

    assertThat(drafts.find("d1", "19333", "ward-1")).contains(draft("d1",
        Map.of("name", "Lê Thị A", "fact/birthDate", "1950-01-02", "file/value", "f1"), MORNING.plusSeconds(1)));
  }

  @Test
  void a_draft_is_its_officers_own_and_the_last_saved_comes_first() {
    drafts.save(draft("d1", Map.of(), MORNING), Set.of());
    drafts.save(draft("d2", Map.of(), MORNING.plusSeconds(60)), Set.of());

    assertThat(drafts.of("19333", "ward-1")).extracting(Draft::id).containsExactly("d2", "d1");
    assertThat(drafts.of("19333", "ward-2")).isEmpty();
    assertThat(drafts.find("d1", "19334", "ward-1")).isEmpty();
    drafts.remove(draft("d2", Map.of(), MORNING));
    assertThat(drafts.of("19333", "ward-1")).extracting(Draft::id).containsExactly("d1");
  }

  @Test
  void what_nobody_has_saved_for_a_month_ends() {
    drafts.save(draft("d1", Map.of("name", "Lê Thị A"), MORNING), Set.of("name"));
    drafts.save(draft("d2", Map.of(), MORNING.plus(Duration.ofDays(2))), Set.of());

    now = MORNING.plus(Duration.ofDays(31));

    assertThat(drafts.of("19333", "ward-1")).extracting(Draft::id).containsExactly("d2");
    assertThat(stored().countDocuments()).isEqualTo(1);
  }

  @Test
  void drafts_of_the_version_before_are_read_and_go_on_being_written() {
    stored().insertOne(new Document("_id", "d1").append("officer", "ward-1").append("ward", "19333")
        .append("savedAt", MORNING.toString()).append("values", new Document("paper/declaration", "yes")));
    stored().insertOne(new Document("_id", "0123456789abcdef01234567").append("officer", "ward-1")
        .append("ward", "19333").append("savedAt", MORNING.minusSeconds(9).toString()));

    assertThat(drafts.of("19333", "ward-1")).containsExactly(draft("d1", Map.of("paper/declaration", "yes"), MORNING),
        draft("0123456789abcdef01234567", Map.of(), MORNING.minusSeconds(9)));
    drafts.save(draft("0123456789abcdef01234567", Map.of("name", "B"), MORNING), Set.of("name"));
    assertThat(stored().countDocuments()).isEqualTo(2);
  }

  @Test
  void whoever_asks_by_ward_and_officer_or_by_age_finds_an_index() {
    drafts.save(draft("d1", Map.of(), MORNING), Set.of());

    assertThat(stored().listIndexes()).extracting(index -> index.getString("name"))
        .containsExactlyInAnyOrder("_id_", "ward_1_officer_1", "savedAt_1");
  }

  private MongoCollection<Document> stored() {
    return client.getDatabase("test").getCollection("drafts");
  }

  private static Draft draft(String id, Map<String, String> values, Instant savedAt) {
    return new Draft(id, "19333", "ward-1", savedAt, values);
  }
}
