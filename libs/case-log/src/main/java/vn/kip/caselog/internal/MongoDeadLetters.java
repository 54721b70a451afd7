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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseFiles;
import vn.kip.caselog.DeadLetters;
import vn.kip.caselog.LogEntry;
import vn.kip.caselog.Refusal;
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

  /** @param stepWith how a record is taken in, for previews and releases */
  void attach(BiFunction<CaseFile, CaseRecord, CaseFile> stepWith) {
    step = stepWith;
  }

  void park(LogEntry incoming, String reason, boolean waiting) {
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

  Set<DossierId> held(Collection<DossierId> ids) {
    var held = new HashSet<DossierId>();
    if (ids.isEmpty() || letters.estimatedDocumentCount() == 0) {
      return held;
    }
    var names = ids.stream().map(DossierId::value).toList();
    for (var document : letters.find(new Document("dossier", new Document("$in", names)))
        .projection(new Document("dossier", 1))) {
      held.add(new DossierId(document.getString("dossier")));
    }
    return held;
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
        var after = stepper().apply(before, arrived);
        var own = after.history().stream().skip(before.history().size()).filter(entry -> entry.producer() == self);
        return new Preview(id, null, own.map(CaseRecord::event).toList());
      } catch (RuntimeException e) {
        return new Preview(id, e.toString(), List.of());
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
    return replay(document.getString("dossier") == null ? List.of(document) : ofDossier(document.getString("dossier")));
  }

  private Decided replay(List<Document> inOrder) {
    int takenIn = 0;
    for (var document : inOrder) {
      var failure = replay(document);
      if (failure != null) {
        letters.updateOne(
            new Document("_id", document.get("_id")),
            new Document("$set", new Document("reason", failure).append("waiting", false)).append("$unset",
                new Document("proposedBy", "")));
        break;
      }
      letters.deleteOne(new Document("_id", document.get("_id")));
      takenIn++;
    }
    return new Decided.Released(takenIn, inOrder.size() - takenIn);
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
        lost = files.save(List.of(stepper().apply(before, arrived)));
      } while (!lost.isEmpty());
      return null;
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      return e.toString();
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

  private BiFunction<CaseFile, CaseRecord, CaseFile> stepper() {
    return java.util.Objects.requireNonNull(step, "attached at start");
  }
}
