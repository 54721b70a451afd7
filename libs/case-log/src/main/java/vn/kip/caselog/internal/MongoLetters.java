package vn.kip.caselog.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;

/** Letters in the service's own database. */
final class MongoLetters {

  /** At once. */
  private static final int SHOWN = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(MongoLetters.class);
  private static final long BELIEVED_NANOS = 500_000_000;

  private final MongoCollection<Document> letters;
  private final InstantSource clock;
  private final BiConsumer<LogEntry, String> published;
  /** Hardly ever is there any: that there is none is believed for a moment. */
  private final AtomicReference<Look> lastLook = new AtomicReference<>(new Look(0, false));

  /** @param published told of each new letter and its reason, for whoever watches all services */
  MongoLetters(MongoCollection<Document> letters, InstantSource clock, BiConsumer<LogEntry, String> published) {
    this.letters = letters;
    this.clock = clock;
    this.published = published;
    letters.createIndex(Indexes.ascending("dossier"));
  }

  /** Parks a record that names no dossier; one that is parked already stays as it is. */
  void park(Letter letter) {
    if (letters.find(id(letter.id())).first() == null) {
      write(letter, null);
    }
  }

  private void write(Letter letter, @Nullable Document before) {
    var entry = letter.entry();
    var dossier = entry.dossier();
    var document = new Document("_id", letter.id())
        .append("topic", entry.topic())
        .append("partition", entry.partition())
        .append("offset", entry.offset())
        .append("key", entry.key())
        .append("dossier", dossier == null ? null : dossier.value())
        .append("headers", new Document(new HashMap<String, Object>(entry.headers())))
        .append("payload", new Binary(entry.payload()))
        .append("latest", entry.latest() == null ? null : entry.latest().toString())
        .append("fault", letter.fault().name())
        .append("reason", letter.reason())
        .append("parkedAt", before == null ? clock.instant().toString() : before.getString("parkedAt"));
    if (before == null) {
      LOG.error("dead letter {}: {}", letter.id(), letter.reason());
      published.accept(entry, letter.reason());
    }
    letters.replaceOne(id(letter.id()), document, new ReplaceOptions().upsert(true));
    mayHoldMore();
  }

  Map<DossierId, List<Letter>> of(Collection<DossierId> ids) {
    var found = new HashMap<DossierId, List<Letter>>();
    if (!ids.isEmpty() && !isEmpty()) {
      var names = ids.stream().map(DossierId::value).toList();
      for (var document : letters.find(new Document("dossier", new Document("$in", names)))) {
        found.computeIfAbsent(new DossierId(document.getString("dossier")), _ -> new ArrayList<>())
            .add(letter(document));
      }
    }
    return found;
  }

  List<Letter> of(DossierId id) {
    return of(List.of(id)).getOrDefault(id, List.of());
  }

  /** Writes what has become of letters. A letter of which something else is said is one that nobody has proposed. */
  void changed(CaseQueue queue) {
    for (var letter : queue.changed()) {
      var before = letters.find(id(letter.id())).first();
      if (before == null || !letter.equals(letter(before))) {
        write(letter, before);
      }
    }
    queue.freed().forEach(freed -> letters.deleteOne(id(freed)));
  }

  /** Letters of a dossier come from whoever reads its partition; another instance may have read it before. */
  void mayHoldMore() {
    lastLook.set(new Look(0, false));
  }

  /** @param at in nanoseconds, of no origin */
  private record Look(long at, boolean empty) {}

  private boolean isEmpty() {
    var last = Objects.requireNonNull(lastLook.get());
    long now = System.nanoTime();
    if (last.empty() && now - last.at() < BELIEVED_NANOS) {
      return true;
    }
    // Not the collection's estimate: it may be wrong after a store has died.
    boolean empty = letters.find().projection(new Document("_id", 1)).limit(1).first() == null;
    // Not where a letter was written meanwhile.
    lastLook.compareAndSet(last, new Look(now, empty));
    return empty;
  }

  long count() {
    return letters.countDocuments();
  }

  List<DeadLetter> list() {
    var found = new ArrayList<DeadLetter>();
    letters.find().sort(Sorts.ascending("parkedAt", "partition", "offset")).limit(SHOWN).map(MongoLetters::deadLetter)
        .into(found);
    return found;
  }

  Optional<Letter> find(String id) {
    return Optional.ofNullable(letters.find(id(id)).first()).map(MongoLetters::letter);
  }

  Optional<DeadLetter> shown(String id) {
    return Optional.ofNullable(letters.find(id(id)).first()).map(MongoLetters::deadLetter);
  }

  void proposed(String id, Proposal proposal) {
    letters.updateOne(id(id), new Document("$set", new Document("proposedBy", proposal.by().value())
        .append("proposedAt", proposal.at().toString())
        .append("verdict", proposal.verdict().name())
        .append("why", proposal.reason())));
  }

  void remove(String id) {
    letters.deleteOne(id(id));
  }

  private static Document id(String id) {
    return new Document("_id", id);
  }

  private static Letter letter(Document document) {
    var headers = new HashMap<String, String>();
    document.get("headers", Document.class).forEach((name, value) -> headers.put(name, String.valueOf(value)));
    var latest = document.getString("latest");
    var entry = new LogEntry(
        document.getString("topic"),
        document.getInteger("partition"),
        Objects.requireNonNull(document.getLong("offset")),
        document.getString("key"),
        headers,
        document.get("payload", Binary.class).getData(),
        latest == null ? null : Instant.parse(latest));
    return new Letter(entry, fault(document), document.getString("reason"));
  }

  /** Letters of an earlier release tell only whether they wait. */
  private static Fault fault(Document document) {
    var fault = document.getString("fault");
    if (fault != null) {
      return Fault.valueOf(fault);
    }
    return Boolean.TRUE.equals(document.getBoolean("waiting")) ? Fault.WAITING : Fault.FAILED;
  }

  private static DeadLetter deadLetter(Document document) {
    var dossier = document.getString("dossier");
    return new DeadLetter(
        document.getString("_id"),
        dossier == null ? null : new DossierId(dossier),
        document.get("headers", Document.class).getString("ce_type"),
        fault(document),
        document.getString("reason"),
        Instant.parse(document.getString("parkedAt")),
        proposal(document));
  }

  private static @Nullable Proposal proposal(Document document) {
    var by = document.getString("proposedBy");
    if (by == null) {
      return null;
    }
    var at = document.getString("proposedAt");
    return new Proposal(Proposal.Verdict.valueOf(document.get("verdict", Proposal.Verdict.RELEASE.name())),
        new OfficerId(by), Instant.parse(at == null ? document.getString("parkedAt") : at), document.getString("why"));
  }
}
