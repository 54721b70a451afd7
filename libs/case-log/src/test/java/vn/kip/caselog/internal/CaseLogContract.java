package vn.kip.caselog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kip.caselog.CaseCommands;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseReactor;
import vn.kip.caselog.CaseView;
import vn.kip.caselog.DeadLetters;
import vn.kip.caselog.Decision;
import vn.kip.caselog.LogEntry;
import vn.kip.caselog.NewEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome.Proposal;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What must hold of outbox, relay, consumer and dead letters, on whatever broker and store they run. */
abstract class CaseLogContract {

  private static final Instant NOW = Instant.parse("2022-01-04T01:15:00Z");
  private static final OfficerId OFFICER = new OfficerId("ward-19333-1");

  private final DossierId dossier = new DossierId(UUID.randomUUID().toString());
  private final String topic = "cases-" + UUID.randomUUID();
  private final AtomicBoolean poisoned = new AtomicBoolean();
  @SuppressWarnings("NullAway.Init") // opened before each test
  private MongoClient mongo;

  @SuppressWarnings("NullAway.Init")
  private CaseLogRelay relay;

  @SuppressWarnings("NullAway.Init")
  private MongoCaseFiles files;

  @SuppressWarnings("NullAway.Init")
  private MongoDeadLetters letters;

  @SuppressWarnings("NullAway.Init")
  private CaseLogConsumer consumer;

  abstract String mongoUri();

  abstract String bootstrapServers();

  @BeforeEach
  void open() {
    mongo = MongoClients.create(mongoUri());
    relay = relay(bootstrapServers());
    files = filesOf("t" + UUID.randomUUID().toString().replace("-", ""));
    letters = lettersOf();
    consumer = consumer();
  }

  @AfterEach
  void close() {
    relay.stop();
    mongo.close();
  }

  @Test
  void a_stored_event_reaches_the_log_and_leaves_the_outbox() {
    relay.start();

    commands().handle(dossier, null, _ -> Decision.of(posted(), posted()));

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged()).extracting(CaseRecord::seq).containsExactly(1L, 2L);
  }

  @Test
  void what_a_crash_left_in_the_outbox_is_sent_at_the_next_start_under_the_same_numbers() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    assertThat(files.countUnsent(10)).isEqualTo(1);

    relay.start();

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged()).extracting(CaseRecord::seq).containsExactly(1L, 2L);
  }

  @Test
  void of_two_writers_with_the_same_version_one_wins() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var loaded = files.find(dossier).orElseThrow();

    var first = files.save(List.of(loaded.recorded(List.of(posted()))));
    var second = files.save(List.of(loaded.recorded(List.of(posted()))));

    assertThat(first).isEmpty();
    assertThat(second).containsExactly(dossier);
    assertThat(files.find(dossier).orElseThrow().history()).hasSize(2);
  }

  @Test
  void in_a_bulk_only_the_losers_are_named() {
    var other = new DossierId(UUID.randomUUID().toString());
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var stale = files.find(dossier).orElseThrow();
    commands().handle(dossier, null, _ -> Decision.of(posted()));

    var lost = files.save(
        List.of(stale.recorded(List.of(posted())), CaseFile.empty(other, Producer.INTAKE).recorded(List.of(posted()))));

    assertThat(lost).containsExactly(dossier);
    assertThat(files.find(other)).isPresent();
  }

  @Test
  void the_same_command_again_changes_nothing() {
    commands().handle(dossier, "key-1", _ -> Decision.of(posted()));
    commands().handle(dossier, "key-1", _ -> Decision.of(posted()));

    assertThat(files.find(dossier).orElseThrow().history()).hasSize(1);
  }

  @Test
  void a_repeated_record_is_taken_in_once_and_answered_once() {
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(1)), entry(2, appraised(2))));
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(1)), entry(2, appraised(2))));

    var file = files.find(dossier).orElseThrow();
    assertThat(file.seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(file.seen(Producer.INTAKE)).as("one answer for each").isEqualTo(2);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_lost_event_is_raised_and_what_follows_waits_in_order() {
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(3)), entry(2, appraised(4))));

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(1);
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::waiting).containsExactly(false, true);
    assertThat(letters.list().getFirst().reason()).contains("event 3 came where 2 was due");
  }

  @Test
  void poison_holds_its_own_dossier_only_and_a_second_person_releases_it() {
    var other = new DossierId(UUID.randomUUID().toString());
    poisoned.set(true);
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(2)), entry(2, appraised(other, 1))));
    poisoned.set(false);
    consumer.accept(List.of(entry(3, appraised(3))));

    assertThat(files.find(other)).as("others go on").isPresent();
    assertThat(files.find(dossier)).isEmpty();
    var head = letters.list().getFirst();
    assertThat(letters.preview(head.id()).orElseThrow().failure()).isNull();
    assertThat(letters.release(head.id(), OFFICER)).isInstanceOf(DeadLetters.Decided.Refused.class);
    letters.propose(head.id(), OFFICER, NOW);
    assertThat(letters.release(head.id(), OFFICER)).isInstanceOf(DeadLetters.Decided.Refused.class);

    assertThat(letters.release(head.id(), new OfficerId("supervisor-2")))
        .isEqualTo(new DeadLetters.Decided.Released(3, 0));
    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(3);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_record_that_is_no_event_is_parked_and_the_rest_of_its_batch_goes_on() {
    var garbage = new LogEntry(topic, 0, 7, "not-a-dossier", Map.of("ce_type", "vn.kip.nonsense.v1"),
        new byte[]{1, 2, 3});

    consumer.accept(List.of(garbage, entry(8, appraised(1))));

    assertThat(letters.list()).hasSize(1);
    assertThat(letters.list().getFirst().reason()).contains("ce_type");
    assertThat(files.find(dossier)).isPresent();
  }

  private CaseCommands commands() {
    return new CaseCommands(files, Producer.INTAKE);
  }

  private static NewEvent posted() {
    return NewEvent.live(new IntakeEvent.DossierPosted(), NOW, OFFICER);
  }

  private CaseRecord appraised(long seq) {
    return appraised(dossier, seq);
  }

  private static CaseRecord appraised(DossierId id, long seq) {
    return new CaseRecord(id, Producer.ELIGIBILITY, seq, NOW, NOW, new OfficerId("division-1"), null, null,
        new DossierAppraised(Proposal.GRANT, 1L, null));
  }

  private LogEntry entry(long offset, CaseRecord caseRecord) {
    return new LogEntry(topic, 0, offset, caseRecord.dossier().value(), CaseEventCodec.headers(caseRecord),
        CaseEventCodec.payload(caseRecord));
  }

  private List<CaseRecord> logged() {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers(), "auto.offset.reset", "earliest");
    var found = new ArrayList<CaseRecord>();
    try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = reader.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()))
          .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        reader.poll(Duration.ofMillis(300)).forEach(message -> found.add(read(message)));
        return found.size() >= 2;
      });
    }
    return found;
  }

  private static CaseRecord read(ConsumerRecord<String, byte[]> message) {
    var headers = new HashMap<String, String>();
    message.headers().forEach(
        header -> headers.put(header.key(), new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
    return CaseEventCodec.read(headers, message.value());
  }

  private CaseLogRelay relay(String servers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers, "enable.idempotence", true);
    return new CaseLogRelay(new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), topic);
  }

  private MongoCaseFiles filesOf(String database) {
    var view = new CaseView() {
      @Override
      public Map<String, Object> of(CaseFile file) {
        return Map.of("events", file.history().size());
      }

      @Override
      public List<String> searchedBy() {
        return List.of("events");
      }
    };
    var opened = new MongoCaseFiles(mongo.getDatabase(database).getCollection("cases"), Producer.INTAKE, view,
        view.searchedBy(), relay::offer);
    relay.attach(opened);
    return opened;
  }

  private MongoDeadLetters lettersOf() {
    var opened = new MongoDeadLetters(
        mongo.getDatabase("letters" + UUID.randomUUID().toString().replace("-", "")).getCollection("deadLetters"),
        files, Producer.INTAKE, InstantSource.fixed(NOW), _ -> {
          // The copy for other watchers is not looked at here.
        });
    return opened;
  }

  private CaseLogConsumer consumer() {
    CaseReactor reactor = (_, arrived) -> {
      if (poisoned.get() && arrived.dossier().equals(dossier)) {
        throw new IllegalStateException("poisoned, as asked for");
      }
      return List.of(NewEvent.because(arrived, new IntakeEvent.DossierPosted(), OFFICER));
    };
    var opened = new CaseLogConsumer(files, reactor, letters, Producer.INTAKE);
    letters.attach(opened::step);
    return opened;
  }
}
