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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.reporting.application.ParkedRecords;

/**
 * Records the fold left out. They are not taken in one by one: figures that were reported would change without a trace, so
 * only a rebuild from the log takes them in.
 */
class MongoParkedRecords implements ParkedRecords, DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(MongoParkedRecords.class);

  private static final String OFFSET = "offset";

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
  public void park(LogEntry entry, String reason) {
    LOG.error("dead letter {}: {}", entry.id(), reason);
    var dossier = entry.dossier();
    var document = new Document("_id", entry.id()).append("dossier", dossier == null ? null : dossier.value())
        .append(OFFSET, entry.offset())
        .append("type", entry.headers().get("ce_type"))
        .append("reason", reason)
        .append("waiting", reason.startsWith("waits"))
        .append("parkedAt", clock.instant().toString());
    parked().replaceOne(new Document("_id", entry.id()), document, new ReplaceOptions().upsert(true));
  }

  @Override
  public Map<DossierId, Long> firstOf(Collection<DossierId> dossiers) {
    if (parked().estimatedDocumentCount() == 0) {
      return Map.of();
    }
    var first = new HashMap<DossierId, Long>();
    var ids = dossiers.stream().map(DossierId::value).toList();
    for (var document : parked().find(new Document("dossier", new Document("$in", ids)))) {
      // What was parked before letters told their offset holds all of its dossier.
      long offset = document.get(OFFSET) instanceof Number known ? known.longValue() : -1;
      first.merge(new DossierId(document.getString("dossier")), offset, Math::min);
    }
    return first;
  }

  @Override
  public long count() {
    return parked().countDocuments();
  }

  @Override
  public List<DeadLetter> list() {
    var found = new ArrayList<DeadLetter>();
    parked().find().sort(Sorts.ascending("parkedAt", "_id")).map(MongoParkedRecords::letter).into(found);
    return found;
  }

  private static DeadLetter letter(Document document) {
    var dossier = document.getString("dossier");
    return new DeadLetter(
        document.getString("_id"),
        dossier == null ? null : new DossierId(dossier),
        document.getString("type"),
        document.getBoolean("waiting") ? Letter.Fault.WAITING : Letter.Fault.FAILED,
        document.getString("reason"),
        Instant.parse(Objects.requireNonNull(document.getString("parkedAt"))),
        null);
  }

  @Override
  public Optional<Preview> preview(String id) {
    return Optional.ofNullable(parked().find(new Document("_id", id)).first())
        .map(document -> new Preview(id, document.getString("reason"), List.of()));
  }

  @Override
  public Decided propose(String id, Proposal proposal) {
    return needsRebuild(id);
  }

  @Override
  public Decided confirm(String id, Proposal.Verdict verdict, OfficerId supervisor, Instant now) {
    return needsRebuild(id);
  }

  private static Decided needsRebuild(String id) {
    return new Decided.Refused(Refusal.conflict("dead-letter.needs-rebuild", "id", "id", id));
  }
}
