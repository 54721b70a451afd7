package vn.kip.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question has the same answer with indexes and without, while documents come, change and go. */
class IndexedAnswersTest {

  private static final List<Object> VALUES = new ArrayList<>();
  private static final List<String> FIELDS = List.of("a", "b", "list", "deep.er", "_id", "absent");
  private static final int DOCUMENTS = 400;

  static {
    VALUES.addAll(List.of(-1, 0, 1L, 2.5, "", "a", "a\0b", "á", "b", true, 9_007_199_254_740_993L, "2022-01-04"));
    VALUES.add(null);
  }

  @TempDir
  static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedStore store;

  @SuppressWarnings("NullAway.Init")
  private static MongoClient client;

  @BeforeAll
  static void start() {
    store = EmbeddedStore.start(folder, 0, new EmbeddedStore.Settings(false, Long.MAX_VALUE));
    client = MongoClients.create(store.uri("answers"));
  }

  @AfterAll
  static void stop() {
    client.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void an_index_changes_no_answer(long seed) {
    var random = new Random(seed);
    var plain = client.getDatabase("answers").getCollection("plain-" + seed);
    var indexed = client.getDatabase("answers").getCollection("indexed-" + seed);
    declareIndexes(indexed, random.nextBoolean());
    for (int i = 0; i < DOCUMENTS; i++) {
      write(random, List.of(plain, indexed));
    }

    for (int i = 0; i < 250; i++) {
      var question = question(random);
      var order = order(random);
      int skip = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
      int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0;

      assertThat(answer(indexed, question, order, skip, limit)).as("%s by %s, %d+%d", question, order, skip, limit)
          .isEqualTo(answer(plain, question, order, skip, limit));
      assertThat(indexed.countDocuments(question)).as("number of %s", question)
          .isEqualTo(plain.countDocuments(question));
      write(random, List.of(plain, indexed));
    }
    assertThat(indexed.countDocuments()).isEqualTo(plain.countDocuments()).isPositive();
  }

  private static void declareIndexes(MongoCollection<Document> of, boolean downwards) {
    of.createIndex(Indexes.ascending("a"));
    of.createIndex(downwards
        ? Indexes.descending("b", "a")
        : Indexes.compoundIndex(Indexes.ascending("b"),
            Indexes.descending("a")));
    of.createIndex(Indexes.ascending("list"));
    of.createIndex(Indexes.ascending("deep.er"), new IndexOptions().sparse(true));
    of.createIndex(Indexes.ascending("a", "list"));
  }

  private static void write(Random random, List<MongoCollection<Document>> both) {
    var id = new Document("_id", random.nextInt(DOCUMENTS));
    var document = document(random);
    int what = random.nextInt(10);
    for (var one : both) {
      if (what == 0) {
        one.deleteOne(id);
      } else if (one.replaceOne(id, document).getMatchedCount() == 0) {
        one.insertOne(new Document(id).append("a", document.get("a")).append("b", document.get("b")));
      }
    }
  }

  private static Document document(Random random) {
    var document = new Document("a", value(random));
    if (random.nextInt(4) > 0) {
      document.append("b", value(random));
    }
    if (random.nextBoolean()) {
      document.append("list", IntStream.range(0, random.nextInt(4)).mapToObj(_ -> value(random)).toList());
    }
    if (random.nextInt(3) > 0) {
      document.append("deep", random.nextBoolean() ? new Document("er", value(random)) : new Document());
    }
    return document;
  }

  private static Document question(Random random) {
    var question = new Document();
    for (int i = random.nextInt(4); i > 0; i--) {
      question.append(FIELDS.get(random.nextInt(FIELDS.size())), asked(random));
    }
    return random.nextInt(8) == 0 ? new Document("$or", List.of(question, new Document("a", value(random)))) : question;
  }

  private static Object asked(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Document("$in", List.of(some(random), some(random), some(random)));
      case 1 -> new Document("$gte", some(random));
      case 2 -> new Document("$gt", some(random)).append("$lte", some(random));
      case 3 -> new Document("$lt", some(random));
      case 4 -> new Document("$exists", random.nextBoolean());
      case 5 -> new Document("$ne", some(random));
      default -> value(random);
    };
  }

  private static Document order(Random random) {
    var order = new Document();
    for (int i = random.nextInt(3); i > 0; i--) {
      order.append(List.of("a", "b", "deep.er").get(random.nextInt(3)), random.nextBoolean() ? 1 : -1);
    }
    // The last one decides, so that there is one answer only.
    return order.append("_id", random.nextBoolean() ? 1 : -1);
  }

  private static Object some(Random random) {
    return VALUES.get(random.nextInt(VALUES.size() - 1));
  }

  @SuppressWarnings("NullAway") // a value may be null, which the driver takes
  private static Object value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static List<Document> answer(MongoCollection<Document> of, Document question, Document order, int skip,
      int limit) {
    return of.find(question).sort(order).skip(skip).limit(limit).batchSize(1 + DOCUMENTS / 10).into(new ArrayList<>());
  }
}
