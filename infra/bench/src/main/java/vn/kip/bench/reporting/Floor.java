package vn.kip.bench.reporting;

import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.events.DossierId;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.adapter.persistence.MongoFoldStore;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.ProgrammeRules;

/**
 * The least a rebuild can cost: the log folded in memory, and the final documents written once in bulk. A partition at a
 * time, so that a million dossiers need not be held at once.
 */
final class Floor {

  private static final Duration POLL = Duration.ofMillis(500);

  private final CaseFold fold = new CaseFold(rules(Catalogue.bundled()), new DeadlineCalculator(Calendars.vietnam()));
  private final Office office;

  Floor(Office office) {
    this.office = office;
  }

  record Seconds(double fold, double write) {}

  private static ProgrammeRules rules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> version == null
        ? Optional.of(new ProgrammeRules.Terms(programme.field(), programme.statutory(), null, null))
        : programme.version(version).map(pinned -> new ProgrammeRules.Terms(programme.field(), programme.statutory(),
            pinned.limit(), pinned.postingWorkingDays())));
  }

  Seconds measure() {
    double folding = 0;
    double writing = 0;
    try (var client = MongoClients.create(office.storeUri() + "/?retryWrites=false")) {
      var database = client.getDatabase("floor");
      database.drop();
      var stored = MongoFoldStore.in(database);
      for (int partition = 0; partition < LogWriter.PARTITIONS; partition++) {
        long start = System.nanoTime();
        var inMemory = new Heap();
        read(partition, new LogFold(inMemory, fold, new NothingParked()));
        long folded = System.nanoTime();
        stored.write(List.of(new FoldStore.Folded(FoldStore.Checkpoint.start(partition),
            inMemory.positions().getFirst(), inMemory.cases.values(), inMemory.days.values())));
        folding += (folded - start) / 1e9;
        writing += (System.nanoTime() - folded) / 1e9;
      }
      database.drop();
    }
    return new Seconds(folding, writing);
  }

  private void read(int partition, LogFold into) {
    Map<String, Object> settings = Map.of("bootstrap.servers", office.bootstrapServers(), "max.poll.records", 2_000,
        "enable.auto.commit", false);
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var from = new TopicPartition(LogWriter.TOPIC, partition);
      consumer.assign(List.of(from));
      consumer.seekToBeginning(List.of(from));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(from)).get(from));
      while (consumer.position(from) < end) {
        var batch = new ArrayList<LogEntry>();
        consumer.poll(POLL).forEach(found -> {
          var headers = new HashMap<String, String>();
          found.headers()
              .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
          batch.add(new LogEntry(found.topic(), found.partition(), found.offset(), found.key(), headers,
              found.value()));
        });
        into.accept(batch);
      }
    }
  }

  /** A partition's fold on the heap. */
  private static final class Heap implements FoldStore {

    private final Map<DossierId, FoldedCase> cases = new HashMap<>();
    private final Map<LocalDate, StoredDay> days = new HashMap<>();
    private final Map<Integer, Position> positions = new HashMap<>();

    @Override
    public int generation() {
      return 0;
    }

    @Override
    public Checkpoint checkpoint(int partition) {
      var position = positions.get(partition);
      return position == null ? Checkpoint.start(partition) : position.checkpoint();
    }

    @Override
    public List<Position> positions() {
      return List.copyOf(positions.values());
    }

    @Override
    public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
      var found = new HashMap<DossierId, StoredCase>();
      only(cases, ids).forEach((id, folded) -> found.put(id, folded.stored()));
      return found;
    }

    @Override
    public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> wanted) {
      var found = new HashMap<Integer, Map<LocalDate, StoredDay>>();
      wanted.forEach((partition, ofPartition) -> found.put(partition, only(days, ofPartition)));
      return found;
    }

    private static <K, V> Map<K, V> only(Map<K, V> all, Collection<K> wanted) {
      var found = new HashMap<K, V>();
      wanted.forEach(key -> {
        var value = all.get(key);
        if (value != null) {
          found.put(key, value);
        }
      });
      return found;
    }

    @Override
    public void write(List<Folded> folded) {
      folded.forEach(one -> {
        one.cases().forEach(changed -> cases.put(changed.stored().id(), changed));
        one.days().forEach(changed -> days.put(changed.day(), changed));
        positions.put(one.after().checkpoint().partition(), one.after());
      });
    }
  }

  /** A generated log holds nothing unreadable; if it does, the figures are not worth printing. */
  private static final class NothingParked implements ParkedRecords {

    @Override
    public void park(Letter letter) {
      throw new IllegalStateException(letter.id() + ": " + letter.reason());
    }

    @Override
    public Map<DossierId, List<Letter>> of(Collection<DossierId> dossiers) {
      return Map.of();
    }

    @Override
    public void free(Collection<String> ids) {
      // There are none.
    }

    @Override
    public long count() {
      return 0;
    }

    @Override
    public Optional<Letter> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<DeadLetter> list() {
      return List.of();
    }

    @Override
    public Optional<DeadLetter> shown(String id) {
      return Optional.empty();
    }

    @Override
    public void proposed(String id, Proposal proposal) {
      // There are none.
    }
  }
}
