package vn.kip.reporting.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import vn.kip.casefile.LogEntry;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.Generations.Generation;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.RandomLog;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Dossier;
import vn.kip.store.EmbeddedStore;

/** Two instances on one store, one of which puts other figures in use. */
class MongoGenerationsTest {

  private static final CaseFold FOLD = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
  private static final FoldRules RULES = FoldRules.of(Map.of("calendar", "a"));
  private static final List<LogEntry> LOG = RandomLog.of(new Random(31));

  private EmbeddedStore embedded;
  private MongoClient client;
  private MongoGenerations one;
  private MongoGenerations other;

  @SuppressWarnings("NullAway.Init")
  MongoGenerationsTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    embedded = EmbeddedStore.forTests(folder);
    client = MongoClients.create(embedded.uri("test"));
    one = instance();
    other = instance();
    one.begin(RULES);
    new LogFold(one::running, FOLD).accept(LOG.subList(0, 60));
  }

  private MongoGenerations instance() {
    return new MongoGenerations(new SimpleMongoClientDatabaseFactory(client, "test"),
        () -> Dossier.moment("2022-04-01 08:00"));
  }

  @AfterEach
  void stop() {
    client.close();
    embedded.close();
  }

  private static Generation built(MongoGenerations by, int records) {
    var next = by.next();
    new LogFold(next.store(), FOLD, next.parked()).accept(LOG.subList(0, records));
    return next;
  }

  @Test
  void after_a_switch_the_other_instance_writes_into_the_new_figures_only_and_reads_from_them() {
    var fold = new LogFold(other::running, FOLD);
    var reader = new MongoFoldStore(other::newest);
    var old = one.running();
    var next = built(one, 60);
    one.retire();

    assertThat(one.differences(next, 10)).isEmpty();
    assertThatThrownBy(() -> fold.accept(LOG.subList(60, 70))).as("between retirement and switch")
        .isInstanceOf(FencedException.class);
    one.switchTo(next, RULES);
    assertThatThrownBy(() -> fold.accept(LOG.subList(60, 80))).isInstanceOf(FencedException.class);

    assertThat(fold.isFenced()).isTrue();
    assertThat(old.store().checkpoints()).isEqualTo(next.store().checkpoints());
    fold.takeUp();
    fold.accept(LOG.subList(60, LOG.size()));
    assertThat(reader.generation()).isEqualTo(next.number());
    assertThat(reader.cut()).isEqualTo(one.running().store().cut());
    assertThat(one.differences(built(one, LOG.size()), 10)).isEmpty();
  }

  @Test
  void a_switch_that_came_to_nothing_leaves_the_figures_as_they_were() {
    var before = one.running().store().positions();
    one.retire();
    one.reinstate();

    new LogFold(other::running, FOLD).accept(LOG.subList(60, 61));

    assertThat(one.running().store().positions()).isNotEqualTo(before);
  }

  @Test
  void who_has_been_overtaken_by_another_rebuild_does_not_switch() {
    var mine = built(one, 60);
    var theirs = built(other, 60);
    assertThat(mine.number()).isNotEqualTo(theirs.number());
    other.retire();
    other.switchTo(theirs, RULES);

    assertThatThrownBy(() -> one.switchTo(mine, RULES)).isInstanceOf(FencedException.class);
    assertThat(one.running().number()).isEqualTo(theirs.number());
  }

  @Test
  void what_came_to_nothing_is_taken_away_unless_it_counts() {
    var built = built(one, 60);
    var inVain = built(other, 60);
    one.retire();
    one.switchTo(built, RULES);

    one.discard(built);
    other.discard(inVain);

    assertThat(FoldCollections.generations(client.getDatabase("test"))).containsExactlyInAnyOrder(0, built.number());
  }

  @Test
  void figures_that_a_version_before_had_given_no_number_are_replaced_once() {
    client.getDatabase("test").getCollection("generations").drop();
    var mine = built(one, 60);
    var theirs = built(other, 60);
    one.retire();
    one.switchTo(mine, RULES);

    assertThat(one.running().number()).isEqualTo(mine.number());
    assertThat(other.rules()).contains(RULES);
    assertThatThrownBy(() -> other.switchTo(theirs, RULES)).isInstanceOf(FencedException.class);
  }

  @Test
  void the_figures_before_those_in_use_are_kept_until_the_next_rebuild() {
    for (int rebuild = 0; rebuild < 3; rebuild++) {
      var next = built(one, 60);
      one.retire();
      one.switchTo(next, RULES);
    }

    assertThat(FoldCollections.generations(client.getDatabase("test"))).containsExactlyInAnyOrder(2, 3);
    assertThat(other.rules()).contains(RULES);
  }

  @Test
  void what_differs_is_named() {
    var next = built(one, 60);
    var ids = new ArrayList<String>();
    next.store().cases(LOG.subList(0, 60).stream().map(entry -> entry.read().dossier()).toList())
        .forEach((id, _) -> ids.add(id.value()));
    client.getDatabase("test").getCollection("cases").updateOne(new Document("_id", ids.getFirst()),
        new Document("$set", new Document("view.name", "X")));

    assertThat(one.differences(next, 10)).containsExactly("cases " + ids.getFirst());
  }
}
