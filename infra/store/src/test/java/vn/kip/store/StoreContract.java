package vn.kip.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the services ask of a document store, whichever it is. */
abstract class StoreContract {

  @SuppressWarnings("NullAway.Init") // opened before each test
  private MongoClient client;

  @SuppressWarnings("NullAway.Init")
  private MongoCollection<Document> things;

  abstract String uri();

  @BeforeEach
  void open() {
    client = MongoClients.create(uri());
    things = client.getDatabase("contract").getCollection("things-" + UUID.randomUUID());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_replacement_needs_the_version_that_was_loaded_however_the_question_is_written() {
    things.insertOne(new Document("_id", "a").append("version", 1L));

    assertThat(things.replaceOne(new Document("_id", "a").append("version", 1L), new Document("version", 2L))
        .getMatchedCount()).isEqualTo(1);
    assertThat(things.replaceOne(new Document("_id", "a").append("version", 1L), new Document("version", 3L))
        .getMatchedCount()).isZero();
    assertThat(
        things.replaceOne(Filters.and(Filters.eq("_id", "a"), Filters.eq("version", 2L)), new Document("version", 3L))
            .getMatchedCount())
        .isEqualTo(1);
    assertThat(things.find(new Document("_id", "a")).first()).containsEntry("version", 3L);
  }

  @Test
  void more_than_fits_into_one_message_is_read_in_batches() {
    var large = new Binary(new byte[300_000]);
    for (int i = 0; i < 250; i++) {
      things.insertOne(new Document("_id", i).append("large", large));
    }

    assertThat(things.find().map(document -> document.getInteger("_id")).into(new ArrayList<>())).hasSize(250);
    assertThat(things.find().limit(200).map(document -> document.getInteger("_id")).into(new ArrayList<>()))
        .hasSize(200);
  }

  @Test
  void of_many_writers_with_one_version_exactly_one_wins() {
    things.insertOne(new Document("_id", "a").append("version", 0));
    try (var writers = Executors.newFixedThreadPool(8)) {
      var attempts = IntStream.range(0, 16)
          .mapToObj(_ -> writers.submit(() -> things
              .replaceOne(new Document("_id", "a").append("version", 0), new Document("version", 1)).getMatchedCount()))
          .toList();
      long won = attempts.stream().mapToLong(attempt -> {
        try {
          return attempt.get();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }).sum();
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void a_second_document_with_the_same_unique_key_is_a_duplicate() {
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    things.insertOne(new Document("code", "1"));

    assertThatThrownBy(() -> things.insertOne(new Document("code", "1")))
        .isInstanceOfSatisfying(MongoWriteException.class,
            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
  }

  @Test
  void pieces_are_found_by_what_they_are_pieces_of() {
    things.createIndex(Indexes.ascending("whole", "n"), new IndexOptions().unique(true));
    for (int i = 0; i < 20; i++) {
      things.insertOne(new Document("_id", i).append("whole", i % 2).append("n", i));
    }
    things.deleteOne(new Document("_id", 3));
    things.updateOne(new Document("_id", 5), new Document("$set", new Document("whole", 0L)));

    assertThat(ids(new Document("whole", 1).append("n", new Document("$gte", 9)))).containsExactly(9, 11, 13, 15, 17,
        19);
    assertThat(ids(new Document("whole", 1))).hasSize(8).doesNotContain(3, 5);
    assertThat(ids(new Document("whole", 0))).hasSize(11).contains(5);
    assertThat(ids(new Document("whole", 2))).isEmpty();
    assertThat(ids(new Document("whole", 0).append("n", 4))).containsExactly(4);
    assertThat(things.deleteMany(new Document("whole", 1)).getDeletedCount()).isEqualTo(8);
  }

  @Test
  void a_declared_index_answers_rightly_after_updates_and_deletions() {
    things.createIndex(Indexes.ascending("view.state"));
    for (int i = 0; i < 50; i++) {
      things.insertOne(
          new Document("_id", i).append("view", new Document("state", i % 2 == 0 ? "OPEN" : "DONE").append("n", i)));
    }
    things.updateOne(new Document("_id", 0), new Document("$set", new Document("view.state", "DONE")));
    things.replaceOne(new Document("_id", 2), new Document("view", new Document("state", "DONE").append("n", 2)));
    things.deleteOne(new Document("_id", 4));

    assertThat(ids(new Document("view.state", "OPEN"))).hasSize(22).doesNotContain(0, 2, 4);
    assertThat(ids(new Document("view.state", new Document("$in", List.of("OPEN", "GONE"))))).hasSize(22);
    assertThat(ids(Filters.and(Filters.eq("view.state", "DONE"), Filters.lt("view.n", 3)))).containsExactly(0, 1, 2);
  }

  @Test
  void ranges_are_exact_at_both_ends() {
    things.createIndex(Indexes.ascending("day"));
    for (var day : List.of("2022-01-03", "2022-01-04", "2022-01-05", "2022-01-06")) {
      things.insertOne(new Document("_id", day).append("day", day));
    }

    assertThat(ids(new Document("day", new Document("$gte", "2022-01-04").append("$lte", "2022-01-05"))))
        .containsExactly("2022-01-04", "2022-01-05");
    assertThat(ids(new Document("day", new Document("$gt", "2022-01-04").append("$lt", "2022-01-06"))))
        .containsExactly("2022-01-05");
  }

  @Test
  void an_unordered_bulk_carries_out_what_it_can() {
    things.insertOne(new Document("_id", "a").append("version", 1L));
    var result = things.bulkWrite(
        List.of(
            new ReplaceOneModel<>(new Document("_id", "a").append("version", 9L), new Document("version", 10L)),
            new ReplaceOneModel<>(new Document("_id", "a").append("version", 1L), new Document("version", 2L)),
            new InsertOneModel<>(new Document("_id", "b"))),
        new BulkWriteOptions().ordered(false));

    assertThat(result.getMatchedCount()).isEqualTo(1);
    assertThat(result.getInsertedCount()).isEqualTo(1);
    assertThat(things.find(new Document("_id", "a")).first()).containsEntry("version", 2L);
  }

  @Test
  void sets_grow_once_and_upserts_keep_what_is_there() {
    var claim = new Document("dossier", "d1");
    for (int i = 0; i < 2; i++) {
      things.updateOne(new Document("_id", "p"),
          new Document("$addToSet", new Document("claims", claim)).append("$set", new Document("unsettled", true)),
          new UpdateOptions().upsert(true));
      things.updateOne(new Document("_id", "o"), new Document("$setOnInsert", new Document("message", "first " + i)),
          new UpdateOptions().upsert(true));
    }

    var stored = java.util.Objects.requireNonNull(things.find(new Document("_id", "p")).first());
    assertThat(stored.getList("claims", Document.class)).hasSize(1);
    assertThat(things.countDocuments(new Document("_id", "p").append("claims", new Document("$size", 1)))).isEqualTo(1);
    assertThat(things.find(new Document("_id", "o")).first()).containsEntry("message", "first 0");
  }

  @Test
  void order_pages_and_patterns() {
    for (int i = 0; i < 10; i++) {
      things.insertOne(new Document("_id", i).append("name", "nguyen thi " + (char) ('a' + i)));
    }
    var page = new ArrayList<Object>();
    things.find().sort(Sorts.descending("name")).skip(2).limit(3).map(found -> found.get("_id")).into(page);

    assertThat(page).containsExactly(7, 6, 5);
    assertThat(ids(new Document("name", Pattern.compile(Pattern.quote("thi c"))))).containsExactly(2);
  }

  @Test
  void large_documents_and_long_numbers_come_back_as_they_were() {
    var content = new byte[2 * 1024 * 1024];
    content[content.length - 1] = 7;
    things.insertOne(new Document("_id", "f").append("content", new Binary(content)).append("offset", Long.MAX_VALUE));

    var found = things.find(new Document("_id", "f")).first();
    assertThat(found).containsEntry("offset", Long.MAX_VALUE).containsEntry("content", new Binary(content));
  }

  @Test
  void what_is_dropped_is_gone_with_its_indexes_and_can_be_made_again() {
    things.createIndex(Indexes.ascending("state"));
    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    things.insertOne(new Document("_id", 1).append("state", "OPEN").append("code", "c"));
    things.dropIndex("state_1");
    assertThat(ids(new Document("state", "OPEN"))).containsExactly(1);

    things.drop();
    assertThat(things.countDocuments()).isZero();
    assertThat(things.listIndexes()).isEmpty();

    things.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    things.insertOne(new Document("_id", 2).append("code", "c"));
    assertThat(ids(new Document("code", "c"))).containsExactly(2);
  }

  @Test
  void a_reading_goes_on_while_others_write_and_drop() {
    things.insertMany(java.util.stream.IntStream.range(0, 500).mapToObj(i -> new Document("_id", i)).toList());
    try (var reading = things.find().batchSize(50).iterator()) {
      reading.next();
      things.deleteMany(new Document("_id", new Document("$lt", 250)));
      things.insertOne(new Document("_id", 1_000));
      var last = new Document();
      while (reading.hasNext()) {
        last = reading.next();
      }
      assertThat(last).containsEntry("_id", 1_000);
    }
  }

  @Test
  void databases_are_named_and_stay_as_they_are() {
    things.createIndex(Indexes.ascending("state"));
    things.insertOne(new Document("_id", "a").append("state", "OPEN"));

    assertThat(client.listDatabaseNames()).contains("contract");
    things.updateOne(new Document("_id", "a"), new Document("$set", new Document("state", "DONE")));
    assertThat(client.listDatabaseNames()).contains("contract");
    assertThat(ids(new Document("state", "DONE"))).containsExactly("a");
    assertThat(ids(new Document("state", "OPEN"))).isEmpty();
  }

  private List<Object> ids(org.bson.conversions.Bson query) {
    var found = new ArrayList<Object>();
    things.find(query).sort(Sorts.ascending("_id")).map(document -> document.get("_id")).into(found);
    return found;
  }
}
