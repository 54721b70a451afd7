package vn.kip.reporting.adapter.persistence;

import com.mongodb.client.MongoCollection;
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
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.reporting.application.ParkedRecords;

/** Records the fold left out, whole, so that they can be taken in when what was missing comes. */
class MongoParkedRecords implements ParkedRecords {

  private static final int LISTED = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(MongoParkedRecords.class);

  private final Supplier<FoldCollections> collections;
  private final InstantSource clock;

  MongoParkedRecords(Supplier<FoldCollections> collections, InstantSource clock) {
    this.collections = collections;
    this.clock = clock;
  }

  private MongoCollection<Document> parked() {
    return collections.get().deadLetters();
  }

  @Override
  public void park(Letter letter) {
    var before = find(letter.id());
    if (before.isEmpty() || before.get().fault() != letter.fault() || !before.get().reason().equals(letter.reason())) {
      LOG.error("dead letter {}: {}", letter.id(), letter.reason());
      parked().replaceOne(new Document("_id", letter.id()), of(letter), new ReplaceOptions().upsert(true));
    }
  }

  private Document of(Letter letter) {
    var entry = letter.entry();
    var dossier = entry.dossier();
    return new Document("_id", letter.id()).append("dossier", dossier == null ? null : dossier.value())
        .append("topic", entry.topic())
        .append("partition", entry.partition())
        .append("offset", entry.offset())
        .append("key", entry.key())
        // As a list: names of headers are whatever somebody wrote.
        .append("headers", entry.headers().entrySet().stream()
            .map(header -> new Document("name", header.getKey()).append("value", header.getValue())).toList())
        .append("payload", new Binary(entry.payload()))
        .append("latest", entry.latest() == null ? null : entry.latest().toString())
        .append("fault", letter.fault().name())
        .append("reason", letter.reason())
        .append("parkedAt", clock.instant().toString());
  }

  private static Letter letter(Document document) {
    var headers = new HashMap<String, String>();
    for (var header : document.getList("headers", Document.class)) {
      headers.put(header.getString("name"), header.getString("value"));
    }
    return new Letter(new LogEntry(document.getString("topic"), document.getInteger("partition"),
        StoredDocuments.number(document, "offset"), document.getString("key"), headers,
        document.get("payload", Binary.class).getData(), moment(document, "latest")),
        Letter.Fault.valueOf(document.getString("fault")), document.getString("reason"));
  }

  private static @Nullable Instant moment(Document document, String name) {
    var text = document.getString(name);
    return text == null ? null : Instant.parse(text);
  }

  @Override
  public Map<DossierId, List<Letter>> of(Collection<DossierId> dossiers) {
    var found = new HashMap<DossierId, List<Letter>>();
    var ids = dossiers.stream().map(DossierId::value).toList();
    for (var document : parked().find(new Document("dossier", new Document("$in", ids)))
        .sort(Sorts.ascending("partition", "offset"))) {
      found.computeIfAbsent(new DossierId(document.getString("dossier")), _ -> new ArrayList<>())
          .add(letter(document));
    }
    return found;
  }

  @Override
  public void free(Collection<String> ids) {
    if (!ids.isEmpty()) {
      parked().deleteMany(new Document("_id", new Document("$in", List.copyOf(ids))));
    }
  }

  @Override
  public long count() {
    return parked().countDocuments();
  }

  @Override
  public Optional<Letter> find(String id) {
    return Optional.ofNullable(parked().find(new Document("_id", id)).first()).map(MongoParkedRecords::letter);
  }

  @Override
  public List<DeadLetter> list() {
    return parked().find().sort(Sorts.ascending("parkedAt", "_id")).limit(LISTED).map(MongoParkedRecords::listed)
        .into(new ArrayList<>());
  }

  @Override
  public Optional<DeadLetter> shown(String id) {
    return Optional.ofNullable(parked().find(new Document("_id", id)).first()).map(MongoParkedRecords::listed);
  }

  private static DeadLetter listed(Document document) {
    var letter = letter(document);
    return new DeadLetter(letter.id(), letter.entry().dossier(), letter.entry().headers().get("ce_type"),
        letter.fault(), letter.reason(), Objects.requireNonNull(moment(document, "parkedAt")), proposal(document));
  }

  private static @Nullable Proposal proposal(Document document) {
    var at = moment(document, "proposedAt");
    return at == null
        ? null
        : new Proposal(Proposal.Verdict.valueOf(document.getString("verdict")),
            new OfficerId(document.getString("proposedBy")), at, document.getString("why"));
  }

  @Override
  public void proposed(String id, Proposal proposal) {
    parked().updateOne(new Document("_id", id), new Document("$set", new Document("proposedBy", proposal.by().value())
        .append("proposedAt", proposal.at().toString())
        .append("verdict", proposal.verdict().name())
        .append("why", proposal.reason())));
  }
}
