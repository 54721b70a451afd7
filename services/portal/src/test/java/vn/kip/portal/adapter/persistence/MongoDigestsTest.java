package vn.kip.portal.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.application.SentDigests;
import vn.kip.portal.domain.EmailAddress;
import vn.kip.portal.domain.Subscription;
import vn.kip.store.EmbeddedStore;

/** Whichever portal looks, and however often one is started again, a digest is taken once. */
class MongoDigestsTest {

  private static final LocalDate TUESDAY = LocalDate.of(2022, 12, 13);
  private static final Instant MORNING = Instant.parse("2022-12-13T00:05:00Z");

  private EmbeddedStore store;
  private MongoClient client;

  @SuppressWarnings("NullAway.Init")
  MongoDigestsTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void what_was_sent_is_not_taken_again_that_day_but_on_the_next() {
    assertThat(take(TUESDAY, MORNING)).isTrue();
    digests().sent("ward-1", TUESDAY);

    assertThat(take(TUESDAY, MORNING.plus(Duration.ofHours(3)))).isFalse();
    assertThat(take(TUESDAY.plusDays(1), MORNING.plus(Duration.ofDays(1)))).isTrue();
    assertThat(take(TUESDAY, MORNING.plus(Duration.ofDays(1)))).as("a clock that goes wrong").isFalse();
  }

  @Test
  void what_another_portal_is_at_is_left_to_it_unless_it_ended_on_the_way() {
    assertThat(take(TUESDAY, MORNING)).isTrue();

    assertThat(take(TUESDAY, MORNING.plus(Duration.ofMinutes(5)))).isFalse();
    assertThat(take(TUESDAY, MORNING.plus(Duration.ofMinutes(11)))).isTrue();
  }

  @Test
  void what_could_not_be_sent_is_free_at_once() {
    assertThat(take(TUESDAY, MORNING)).isTrue();
    digests().giveBack("ward-1", TUESDAY);

    assertThat(take(TUESDAY, MORNING.plus(Duration.ofMinutes(5)))).isTrue();
  }

  @Test
  void a_registration_is_read_as_it_was_made_and_the_last_one_holds() {
    var subscriptions = new MongoSubscriptions(new MongoTemplate(client, "test"));
    var first = new Subscription("ward-1", new EmailAddress("a@dongha.example"), "vi", Set.of(Role.WARD_OFFICER),
        "19333");
    var chair = new Subscription("chair-1", new EmailAddress("c@dongha.example"), "en", Set.of(Role.DECIDER), null);
    var changed = new Subscription("ward-1", new EmailAddress("b@dongha.example"), "en", Set.of(Role.WARD_OFFICER),
        "19333");

    subscriptions.save(first);
    subscriptions.save(chair);
    subscriptions.save(changed);

    assertThat(subscriptions.of("ward-1")).contains(changed);
    assertThat(subscriptions.all()).containsExactlyInAnyOrder(changed, chair);
    subscriptions.remove("ward-1");
    assertThat(subscriptions.of("ward-1")).isEmpty();
  }

  @Test
  void what_the_version_before_wrote_still_counts() {
    var database = client.getDatabase("test");
    database.getCollection("digests").insertOne(new Document("_id", "ward-1").append("day", TUESDAY.toString())
        .append("sent", true).append("takenAt", MORNING.toEpochMilli()));
    database.getCollection("subscriptions").insertOne(new Document("_id", "chair-1")
        .append("address", "c@dongha.example").append("language", "en").append("roles", List.of("DECIDER"))
        .append("ward", null));

    assertThat(take(TUESDAY, MORNING.plus(Duration.ofHours(3)))).isFalse();
    assertThat(new MongoSubscriptions(new MongoTemplate(client, "test")).all()).containsExactly(
        new Subscription("chair-1", new EmailAddress("c@dongha.example"), "en", Set.of(Role.DECIDER), null));
  }

  @Test
  void a_store_that_is_away_is_told_as_the_portal_being_away() {
    try (var nobody = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1")) {
      var away = new MongoTemplate(nobody, "test");

      assertThatThrownBy(() -> new MongoSubscriptions(away).all()).isInstanceOf(ServiceAway.class);
      assertThatThrownBy(() -> new MongoReadMarks(away).replace("ward-1", Set.of("n1")))
          .isInstanceOf(ServiceAway.class);
      assertThat(new MongoReadMarks(away).of("ward-1")).isEmpty();
    }
  }

  @Test
  void read_marks_are_replaced_as_a_whole_and_older_ones_are_read() {
    var marks = new MongoReadMarks(new MongoTemplate(client, "test"));
    client.getDatabase("test").getCollection("notices")
        .insertOne(new Document("_id", "ward-1").append("read", List.of("n1")));

    assertThat(marks.of("ward-1")).containsExactly("n1");
    marks.replace("ward-1", Set.of("n2"));
    marks.replace("ward-2", Set.of());

    assertThat(marks.of("ward-1")).containsExactly("n2");
    assertThat(marks.of("ward-2")).isEmpty();
    assertThat(marks.of("ward-3")).isEmpty();
  }

  private SentDigests digests() {
    return new MongoSentDigests(new MongoTemplate(client, "test"));
  }

  private boolean take(LocalDate day, Instant now) {
    return digests().take("ward-1", day, now, now.minus(Duration.ofMinutes(10)));
  }
}
