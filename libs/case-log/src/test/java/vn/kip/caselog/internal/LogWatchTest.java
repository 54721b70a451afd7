package vn.kip.caselog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.LogEntry;
import vn.kip.caselog.BatchWatch;
import vn.kip.caselog.LogGate;
import vn.kip.caselog.LogReader;
import vn.kip.caselog.LogWatch;
import vn.kip.local.EmbeddedParts;

/** A service reads and records only on a topic that keeps everything, and when it has read it. */
class LogWatchTest {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedParts parts;

  private final String topic = "watched-" + UUID.randomUUID();
  private final LogGate gate = new LogGate();
  private final Map<Integer, Long> read = new HashMap<>();
  private int begun;
  @SuppressWarnings("NullAway.Init")
  private MongoClient mongo;

  @BeforeAll
  static void start() {
    parts = EmbeddedParts.start();
  }

  @AfterAll
  static void stop() {
    parts.close();
  }

  @BeforeEach
  void open() {
    mongo = MongoClients.create(parts.mongoUri());
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void a_missing_topic_is_made_and_commands_are_carried_out_when_it_is_read_to_its_end() {
    var watch = watch(List.of(kept(2)));

    watch.look();
    assertThat(begun).isEqualTo(1);
    watch.look();

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void what_the_log_holds_at_the_start_has_to_be_read_first() {
    topics().create(List.of(kept(1)));
    send(3);
    var watch = watch(List.of());
    watch.look();
    read.put(0, 2L);
    watch.look();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.isOfBeforeStart(new LogEntry(topic, 0, 2, null, Map.of(), new byte[0]))).isTrue();
    assertThat(gate.isOfBeforeStart(new LogEntry(topic, 0, 3, null, Map.of(), new byte[0]))).isFalse();

    read.put(0, 3L);
    watch.look();

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void a_topic_that_forgets_stops_the_service() {
    topics().create(List.of(new NewTopic(topic, 1, (short) 1).configs(Map.of("retention.ms", "604800000",
        "cleanup.policy", "compact"))));

    watch(List.of()).look();

    assertThat(stopped()).contains("retention.ms is 604800000 and must be -1",
        "cleanup.policy is compact and must be delete");
    assertThat(begun).isZero();
  }

  @Test
  void a_topic_with_more_partitions_than_before_stops_the_service() throws ExecutionException, InterruptedException {
    watch(List.of(kept(2))).look();
    try (var admin = Admin.create(settings())) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(4))).all().get();
    }
    var again = new LogGate();

    new LogWatch(topics(), List.of(), positions(), reader(), again).look();

    assertThat(again.state()).isInstanceOfSatisfying(LogGate.State.Stopped.class,
        stopped -> assertThat(stopped.why()).contains("it has 4 partitions and had 2"));
  }

  @Test
  void a_topic_that_is_given_more_partitions_while_the_office_works_stops_the_service_within_a_minute()
      throws ExecutionException, InterruptedException {
    var watch = watch(List.of(kept(2)));
    watch.look();
    watch.look();
    assertThat(gate.isOpen()).isTrue();
    try (var admin = Admin.create(settings())) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(4))).all().get();
    }

    for (int second = 0; second < 60; second++) {
      watch.look();
    }

    assertThat(stopped()).contains("it has 4 partitions and had 2");
  }

  @Test
  void a_log_that_ends_before_what_was_read_stops_the_service() {
    topics().create(List.of(kept(1)));
    send(3);
    read.put(0, 5L);

    watch(List.of()).look();

    assertThat(stopped()).contains("ends before offset 3", "up to 4 had been read");
    assertThat(begun).isZero();
  }

  @Test
  void a_batch_that_fails_for_a_minute_is_told_with_its_records() {
    var now = new AtomicReference<>(Instant.parse("2022-01-10T03:00:00Z"));
    var batches = new BatchWatch(now::get);
    var batch = List.of(new LogEntry(topic, 0, 7, null, Map.of(), new byte[0]));
    failing(batches, batch);
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(59)));
    failing(batches, batch);
    assertThat(batches.failure()).isEmpty();

    now.updateAndGet(time -> time.plus(Duration.ofSeconds(2)));

    assertThat(batches.failure()).hasValueSatisfying(what -> assertThat(what).contains(topic + "-0-7", "no disk"));
    batches.take(batch, _ -> {
      // It can be taken in again.
    });
    assertThat(batches.failure()).isEmpty();
  }

  private static void failing(BatchWatch batches, List<LogEntry> batch) {
    try {
      batches.take(batch, _ -> {
        throw new IllegalStateException("no disk");
      });
    } catch (IllegalStateException _) {
      // The container asks for the batch again.
    }
  }

  private String stopped() {
    assertThat(gate.state()).isInstanceOf(LogGate.State.Stopped.class);
    return gate.state() instanceof LogGate.State.Stopped(var why) ? why : "";
  }

  private LogWatch watch(List<NewTopic> missing) {
    return new LogWatch(topics(), missing, positions(), reader(), gate);
  }

  private LogPositions positions() {
    return new LogPositions(mongo.getDatabase("watch").getCollection("positions"), topic);
  }

  private LogTopic topics() {
    return new LogTopic(settings(), topic);
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", parts.bootstrapServers());
  }

  private NewTopic kept(int partitions) {
    return new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1", "retention.bytes", "-1",
        "cleanup.policy", "delete"));
  }

  private void send(int records) {
    try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, 0, "key", "value"));
      }
    }
  }

  private LogReader reader() {
    return new LogReader() {
      @Override
      public Map<Integer, Long> positions() {
        return Map.copyOf(read);
      }

      @Override
      public void begin() {
        begun++;
      }

      @Override
      public void look(Map<Integer, Long> start) {
        // What is read is said by the test.
      }
    };
  }
}
