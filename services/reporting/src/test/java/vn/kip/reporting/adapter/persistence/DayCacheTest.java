package vn.kip.reporting.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.Folded;
import vn.kip.reporting.application.FoldStore.Position;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Measure;
import vn.kip.store.EmbeddedStore;

class DayCacheTest {

  private static final LocalDate EARLY = LocalDate.of(2022, 1, 10);
  private static final LocalDate LATER = LocalDate.of(2022, 3, 20);

  private EmbeddedStore store;
  private MongoClient client;
  private MongoGenerations generations;
  private DayCache cache;

  @SuppressWarnings("NullAway.Init")
  DayCacheTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    generations = new MongoGenerations(new SimpleMongoClientDatabaseFactory(client, "test"),
        () -> Dossier.moment("2022-04-01 08:00"));
    cache = new DayCache(generations, 1);
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void what_changed_since_the_last_report_is_read_again() {
    write(Checkpoint.start(0), 5, day(EARLY, 5, 1));
    assertThat(accepted()).isEqualTo(1);

    write(new Checkpoint(0, 5, "a"), 9, day(EARLY, 5, 9, 3), day(LATER, 8, 2));

    assertThat(accepted()).isEqualTo(5);
  }

  /** Days are written one after another and the checkpoint last; a report may come in between. */
  @Test
  void while_a_batch_is_half_written_the_cut_before_it_holds_and_nothing_of_it_is_missed() {
    write(Checkpoint.start(0), 5, day(EARLY, 5, 1));
    assertThat(accepted()).isEqualTo(1);
    generations.current().days().insertOne(StoredDocuments.of(day(LATER, 9, 2)));
    assertThat(accepted()).isEqualTo(1);

    write(new Checkpoint(0, 5, "a"), 9, day(EARLY, 5, 8, 4));

    assertThat(accepted()).isEqualTo(6);
  }

  @Test
  void a_report_says_what_it_is_as_of() {
    write(Checkpoint.start(0), 5, day(EARLY, 5, 1));

    assertThat(cache.read(List.of(new Flow.Piece(EARLY, LATER))).cut().checkpoints())
        .containsExactly(new Checkpoint(0, 5, "a"));
  }

  @Test
  void a_partition_of_which_nothing_is_folded_to_the_end_counts_for_nothing() {
    write(Checkpoint.start(0), 5, day(EARLY, 5, 1));
    generations.current().days()
        .insertOne(StoredDocuments.of(new StoredDay(1, EARLY, -1, 3, day(EARLY, 3, 7).cells())));

    assertThat(accepted()).isEqualTo(1);
  }

  @Test
  void whole_months_and_single_days_give_the_same_sum() {
    write(Checkpoint.start(0), 20, day(LocalDate.of(2022, 1, 1), 3, 1), day(LocalDate.of(2022, 2, 28), 4, 2),
        day(LocalDate.of(2022, 3, 31), 6, 4), day(LocalDate.of(2022, 4, 2), 7, 8));

    assertThat(accepted(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 3, 31))).isEqualTo(7);
    assertThat(accepted(LocalDate.of(2022, 3, 15), LocalDate.of(2022, 4, 2))).as("all up to its end").isEqualTo(15);
    assertThat(accepted(LocalDate.of(2022, 1, 2), LocalDate.of(2022, 3, 30))).isEqualTo(3);
  }

  @Test
  void whole_years_are_summed_once_and_again_when_a_day_of_theirs_changes() {
    var newYear = LocalDate.of(2022, 1, 1);
    var lastDay = LocalDate.of(2022, 12, 31);
    write(Checkpoint.start(0), 20, day(LocalDate.of(2021, 12, 31), 2, 16), day(newYear, 3, 1), day(lastDay, 4, 2));
    assertThat(accepted(newYear, lastDay)).as("with all before it").isEqualTo(19);
    assertThat(accepted(LocalDate.of(2022, 1, 2), lastDay)).isEqualTo(19);

    write(new Checkpoint(0, 20, "a"), 30, day(lastDay, 4, 25, 8), day(LocalDate.of(2023, 1, 1), 26, 32));

    assertThat(accepted(newYear, lastDay)).isEqualTo(25);
    assertThat(accepted(newYear, LocalDate.of(2023, 1, 1))).isEqualTo(57);
  }

  private int accepted() {
    return accepted(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));
  }

  private int accepted(LocalDate from, LocalDate to) {
    return cache.read(List.of(new Flow.Piece(from, to))).ofStretches().getFirst().values().stream()
        .mapToInt(measures -> measures.getOrDefault(Measure.ACCEPTED, 0)).sum();
  }

  private void write(Checkpoint before, long offset, StoredDay... days) {
    new MongoFoldStore(generations::current).write(List.of(
        new Folded(before, new Position(new Checkpoint(0, offset, "a"), "b"), List.of(), List.of(days))));
  }

  private static StoredDay day(LocalDate day, long upto, int accepted) {
    return day(day, Checkpoint.start(0).offset(), upto, accepted);
  }

  private static StoredDay day(LocalDate day, long loadedUpto, long upto, int accepted) {
    return new StoredDay(0, day, loadedUpto, upto,
        Map.of(new CellKey(day, "ANY", "19333", Channel.DESK), Map.of(Measure.ACCEPTED, accepted)));
  }
}
