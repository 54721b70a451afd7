package vn.kip.caselog.internal;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.ViewField;
import vn.kip.caselog.LogGate;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome.Proposal;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** Outbox, relay, consumer and dead letters of a service, on whatever broker and store they run. */
abstract class CaseLogFixture {

  static final Instant NOW = Instant.parse("2022-01-04T01:15:00Z");
  static final OfficerId OFFICER = new OfficerId("ward-19333-1");

  static final CaseView VIEW = CaseView.of(1, file -> file,
      List.of(ViewField.<CaseFile>number("events", file -> file.history().size()).indexed()));

  final DossierId dossier = new DossierId(UUID.randomUUID().toString());
  final String topic = "cases-" + UUID.randomUUID();
  final AtomicBoolean poisoned = new AtomicBoolean();
  final AtomicBoolean brokerAway = new AtomicBoolean();
  /** What happens once while a record is taken in. */
  final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
  /** How often the service noted something outside its files. */
  final AtomicInteger noted = new AtomicInteger();
  @SuppressWarnings("NullAway.Init") // opened before each test
  MongoClient mongo;

  @SuppressWarnings("NullAway.Init")
  CaseLogRelay relay;

  @SuppressWarnings("NullAway.Init")
  MongoCaseFiles files;

  @SuppressWarnings("NullAway.Init")
  LogPositions positions;

  @SuppressWarnings("NullAway.Init")
  Conclusions conclusions;

  @SuppressWarnings("NullAway.Init")
  Outbox outbox;

  @SuppressWarnings("NullAway.Init")
  MongoDatabase database;

  final OwnSendings sendings = new OwnSendings();
  final LogGate gate = new LogGate();

  /** Behind {@link #files}. */
  @SuppressWarnings("NullAway.Init")
  MongoCollection<Document> collection;

  @SuppressWarnings("NullAway.Init")
  LetterDesk letters;

  @SuppressWarnings("NullAway.Init")
  MongoLetters stored;

  @SuppressWarnings("NullAway.Init")
  CaseLogConsumer consumer;

  abstract String mongoUri();

  abstract String bootstrapServers();

  @BeforeEach
  void open() {
    mongo = MongoClients.create(mongoUri());
    database = mongo.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
    collection = database.getCollection("cases");
    gate.reading(Map.of());
    gate.open();
    startService();
  }

  /** As the service starts, on what is in its store. */
  void startService() {
    outbox = new Outbox(List.of());
    files = new MongoCaseFiles(collection, Producer.INTAKE, VIEW, outbox);
    relay = relay(bootstrapServers());
    positions = new LogPositions(database.getCollection("positions"), topic);
    stored = new MongoLetters(database.getCollection("deadLetters"), InstantSource.fixed(NOW), (_, _) -> {
      // The copy for other watchers is not looked at here.
    });
    conclusions = new Conclusions(new Reactor());
    consumer = consumerOf(files);
  }

  CaseLogConsumer consumerOf(MongoCaseFiles opened) {
    var intake = new DossierIntake(conclusions, gate::isOfBeforeStart, opened::check);
    letters = new LetterDesk(stored, opened, intake, conclusions, Producer.INTAKE, gate);
    return new CaseLogConsumer(opened, intake, conclusions, stored, letters, positions, sendings, gate,
        Producer.INTAKE);
  }

  @AfterEach
  void close() {
    relay.stop();
    mongo.close();
  }

  CaseCommands commands() {
    return new CaseCommands(files, Producer.INTAKE, gate);
  }

  static NewEvent posted() {
    return NewEvent.live(new IntakeEvent.DossierPosted(), NOW, OFFICER);
  }

  CaseRecord appraised(long seq) {
    return appraised(dossier, seq);
  }

  static CaseRecord appraised(DossierId id, long seq) {
    return new CaseRecord(id, Producer.ELIGIBILITY, seq, NOW, NOW, new OfficerId("division-1"), null, null,
        new DossierAppraised(Proposal.GRANT, 1L, null));
  }

  LogEntry entry(long offset, CaseRecord caseRecord) {
    return new LogEntry(topic, 0, offset, caseRecord.dossier().value(), CaseEventCodec.headers(caseRecord),
        CaseEventCodec.payload(caseRecord));
  }

  List<CaseRecord> logged(int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers(), "auto.offset.reset", "earliest");
    var found = new ArrayList<CaseRecord>();
    try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = reader.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()))
          .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        reader.poll(Duration.ofMillis(300)).forEach(message -> found.add(read(message)));
        return found.size() >= count;
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
    return new CaseLogRelay(new BrokerThatMayBeAway(settings), topic, files, outbox, sendings, () -> true);
  }

  /** As the producer answers while the topic's metadata are missing: on the calling thread, without throwing. */
  private final class BrokerThatMayBeAway extends KafkaProducer<String, byte[]> {

    BrokerThatMayBeAway(Map<String, Object> settings) {
      super(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback callback) {
      if (brokerAway.get()) {
        var away = new TimeoutException("Topic not present in metadata");
        callback.onCompletion(null, away);
        return CompletableFuture.failedFuture(away);
      }
      return super.send(message, callback);
    }
  }

  private final class Reactor implements CaseReactor {

    @Override
    public void note(CaseFile file, CaseRecord arrived) {
      noted.incrementAndGet();
      var happening = meanwhile.getAndSet(null);
      if (happening != null) {
        happening.run();
      }
    }

    @Override
    public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
      if (poisoned.get() && arrived.dossier().equals(dossier)) {
        throw new IllegalStateException("poisoned, as asked for");
      }
      return List.of(NewEvent.because(arrived, new IntakeEvent.DossierPosted(), OFFICER));
    }
  }
}
