package vn.kip.caselog.internal;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** Dead letters in the service's own database, copied to {@code kip.cases.dead-letters} for whoever watches all services. */
final class MongoDeadLetters implements DeadLetters {

  static final String TOPIC_SUFFIX = ".dead-letters";
  private static final Logger LOG = LoggerFactory.getLogger(MongoDeadLetters.class);

  private final MongoCollection<Document> letters;
  private final CaseFiles files;
  private final Producer self;
  private final InstantSource clock;
  private final Consumer<ProducerRecord<String, byte[]>> publish;
  private @Nullable BiFunction<CaseFile, CaseRecord, CaseFile> step;
  private @Nullable BiFunction<CaseFile, CaseRecord, CaseFile> preview;

  MongoDeadLetters(
      MongoCollection<Document> letters,
      CaseFiles files,
      Producer self,
      InstantSource clock,
      Consumer<ProducerRecord<String, byte[]>> publish) {
    this.letters = letters;
    this.files = files;
    this.self = self;
    this.clock = clock;
    this.publish = publish;
    letters.createIndex(Indexes.ascending("dossier"));
  }

  /** Where in the log a letter comes from. */
  record Place(String topic, int partition, long offset) {

    boolean isOf(LogEntry incoming) {
      return isBeside(incoming) && offset == incoming.offset();
    }

    /** A dossier's records stand in one partition; should they not, whatever is parked comes first. */
    boolean precedes(LogEntry incoming) {
      return !isBeside(incoming) || offset < incoming.offset();
    }

    private boolean isBeside(LogEntry incoming) {
      return topic.equals(incoming.topic()) && partition == incoming.partition();
    }
  }

  /** @param stepWith how a record is taken in; {@code previewWith} what that would come to, with nothing noted */
  void attach(BiFunction<CaseFile, CaseRecord, CaseFile> stepWith,
      BiFunction<CaseFile, CaseRecord, CaseFile> previewWith) {
    step = stepWith;
    preview = previewWith;
  }

  /** Parks a record; one that is parked already stays as it is, with what supervisors have said of it. */
  void park(LogEntry incoming, String reason, boolean waiting) {
    if (letters.countDocuments(new Document("_id", incoming.id())) > 0) {
      return;
    }
    var document = new Document("_id", incoming.id())
        .append("topic", incoming.topic())
        .append("partition", incoming.partition())
        .append("offset", incoming.offset())
        .append("key", incoming.key())
        .append("dossier", incoming.dossier() == null ? null : incoming.dossier().value())
        .append("headers", new Document(new HashMap<String, Object>(incoming.headers())))
        .append("payload", new Binary(incoming.payload()))
        .append("reason", reason)
        .append("waiting", waiting)
        .append("parkedAt", clock.instant().toString());
    LOG.error("dead letter {}: {}", incoming.id(), reason);
    publish.accept(copy(incoming, reason));
    letters.replaceOne(new Document("_id", incoming.id()), document, new ReplaceOptions().upsert(true));
  }

  Map<DossierId, List<Place>> of(Collection<DossierId> ids) {
    var found = new HashMap<DossierId, List<Place>>();
    if (ids.isEmpty() || letters.estimatedDocumentCount() == 0) {
      return found;
    }
    var names = ids.stream().map(DossierId::value).toList();
    for (var document : letters.find(new Document("dossier", new Document("$in", names)))
        .projection(new Document("dossier", 1).append("topic", 1).append("partition", 1).append("offset", 1))) {
      found.computeIfAbsent(new DossierId(document.getString("dossier")), _ -> new ArrayList<>())
          .add(new Place(document.getString("topic"), document.getInteger("partition"), document.getLong("offset")));
    }
    return found;
  }

  /** Reason as a supervisor reads it. */
  static String reason(RuntimeException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  long count() {
    return letters.estimatedDocumentCount();
  }

  @Override
  public List<DeadLetter> list() {
    var found = new ArrayList<DeadLetter>();
    letters.find().sort(Sorts.ascending("parkedAt", "_id")).map(MongoDeadLetters::letter).into(found);
    return found;
  }

  @Override
  public Optional<Preview> preview(String id) {
    return Optional.ofNullable(letters.find(new Document("_id", id)).first()).map(document -> {
      try {
        var arrived = incoming(document).read();
        var before = files.find(arrived.dossier()).orElseGet(() -> CaseFile.empty(arrived.dossier(), self));
        var after = attached(preview).apply(before, arrived);
        var own = after.history().stream().skip(before.history().size()).filter(entry -> entry.producer() == self);
        return new Preview(id, null, own.map(CaseRecord::event).toList());
      } catch (RuntimeException e) {
        return new Preview(id, reason(e), List.of());
      }
    });
  }

  @Override
  public Decided propose(String id, OfficerId supervisor, Instant now) {
    var update = new Document("$set",
        new Document("proposedBy", supervisor.value()).append("proposedAt", now.toString()));
    if (letters.updateOne(new Document("_id", id), update).getMatchedCount() == 0) {
      return unknown(id);
    }
    return new Decided.Proposed(
        letter(java.util.Objects.requireNonNull(letters.find(new Document("_id", id)).first())));
  }

  @Override
  public Decided release(String id, OfficerId supervisor) {
    var document = letters.find(new Document("_id", id)).first();
    if (document == null) {
      return unknown(id);
    }
    var proposedBy = document.getString("proposedBy");
    if (proposedBy == null) {
      return new Decided.Refused(Refusal.conflict("dead-letter.not-proposed", "id", "id", id));
    }
    if (proposedBy.equals(supervisor.value())) {
      return new Decided.Refused(Refusal.forbidden("dead-letter.second-person", "officer", "officer", proposedBy));
    }
    var dossier = document.getString("dossier");
    if (dossier == null) {
      return isTakenIn(document) ? new Decided.Released(1, 0) : new Decided.Released(0, 1);
    }
    return replay(dossier);
  }

  /** Looked up until there are none: while these are taken in, the consumer may park another one behind them. */
  private Decided replay(String dossier) {
    int takenIn = 0;
    for (var open = ofDossier(dossier); !open.isEmpty(); open = ofDossier(dossier)) {
      for (var document : open) {
        if (!isTakenIn(document)) {
          return new Decided.Released(takenIn, ofDossier(dossier).size());
        }
        takenIn++;
      }
    }
    return new Decided.Released(takenIn, 0);
  }

  /** Letters that wait behind nothing, since what they waited for was released while they were parked. */
  void takeInFreed(DossierId dossier) {
    for (var document : ofDossier(dossier.value())) {
      if (!document.getBoolean("waiting") || !isTakenIn(document)) {
        return;
      }
    }
  }

  private boolean isTakenIn(Document document) {
    var letter = new Document("_id", document.get("_id"));
    var failure = replay(document);
    if (failure == null) {
      letters.deleteOne(letter);
      return true;
    }
    letters.updateOne(letter, new Document("$set", new Document("reason", failure).append("waiting", false))
        .append("$unset", new Document("proposedBy", "")));
    return false;
  }

  private @Nullable String replay(Document document) {
    try {
      var arrived = incoming(document).read();
      List<DossierId> lost;
      do {
        var before = files.find(arrived.dossier()).orElseGet(() -> CaseFile.empty(arrived.dossier(), self));
        if (arrived.seq() <= before.seen(arrived.producer())) {
          return null;
        }
        lost = files.save(List.of(attached(step).apply(before, arrived)));
      } while (!lost.isEmpty());
      return null;
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      return reason(e);
    }
  }

  private List<Document> ofDossier(String dossier) {
    var found = new ArrayList<Document>();
    letters.find(new Document("dossier", dossier)).sort(Sorts.ascending("partition", "offset")).into(found);
    return found;
  }

  private ProducerRecord<String, byte[]> copy(LogEntry incoming, String reason) {
    var message = new ProducerRecord<>(incoming.topic() + TOPIC_SUFFIX, incoming.key(), incoming.payload());
    incoming.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Map.of("kip_reason", reason, "kip_consumer", self.source(), "kip_original", incoming.id())
        .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static LogEntry incoming(Document document) {
    var headers = new HashMap<String, String>();
    document.get("headers", Document.class).forEach((name, value) -> headers.put(name, String.valueOf(value)));
    return new LogEntry(
        document.getString("topic"),
        document.getInteger("partition"),
        java.util.Objects.requireNonNull(document.getLong("offset")),
        document.getString("key"),
        headers,
        document.get("payload", Binary.class).getData());
  }

  private static DeadLetter letter(Document document) {
    var dossier = document.getString("dossier");
    var proposedBy = document.getString("proposedBy");
    return new DeadLetter(
        document.getString("_id"),
        dossier == null ? null : new DossierId(dossier),
        document.get("headers", Document.class).getString("ce_type"),
        document.getString("reason"),
        document.getBoolean("waiting"),
        Instant.parse(document.getString("parkedAt")),
        proposedBy == null ? null : new OfficerId(proposedBy));
  }

  private static Decided unknown(String id) {
    return new Decided.Refused(Refusal.notFound("dead-letter.unknown", "id", "id", id));
  }

  private static BiFunction<CaseFile, CaseRecord, CaseFile> attached(
      @Nullable BiFunction<CaseFile, CaseRecord, CaseFile> function) {
    return java.util.Objects.requireNonNull(function, "attached at start");
  }
}
