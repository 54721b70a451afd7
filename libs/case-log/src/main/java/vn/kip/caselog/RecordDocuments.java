package vn.kip.caselog;

import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EventType;
import vn.kip.events.NewerEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** A record of the case log inside a stored document. Instants are text: the store's own dates end at milliseconds. */
public final class RecordDocuments {

  private RecordDocuments() {}

  /** A document of text and numbers; the event is its JSON. */
  public static Document toDocument(CaseRecord caseRecord) {
    var entry = new Document("type", caseRecord.type())
        .append("seq", caseRecord.seq())
        .append("occurredAt", caseRecord.occurredAt().toString())
        .append("recordedAt", caseRecord.recordedAt().toString())
        .append("actor", caseRecord.actor().value());
    if (caseRecord.causationId() != null) {
      entry.append("causationId", caseRecord.causationId());
    }
    var imported = caseRecord.imported();
    if (imported != null) {
      entry.append("importedBy", imported.by().value());
      if (imported.registerSeq() != null) {
        entry.append("registerSeq", imported.registerSeq());
      }
    }
    if (caseRecord.event() instanceof NewerEvent newer) {
      entry.append("contract", newer.contract());
    }
    // The type tells where most come from; not those that any service records, or of which nothing is known yet.
    if (EventType.ofType(caseRecord.type()).filter(type -> !type.isOfAnyProducer()).isEmpty()) {
      entry.append("source", caseRecord.producer().source());
    }
    return entry.append("event", caseRecord.json());
  }

  /** The record such a document holds. */
  public static CaseRecord toRecord(DossierId id, Document entry) {
    var type = entry.getString("type");
    var source = entry.getString("source");
    var json = entry.getString("event");
    var importedBy = entry.getString("importedBy");
    return new CaseRecord(
        id,
        source == null
            ? EventType.ofType(type).orElseThrow().producer()
            : Producer.ofSource(source).orElseThrow(),
        ((Number) Objects.requireNonNull(entry.get("seq"))).longValue(),
        Instant.parse(entry.getString("occurredAt")),
        Instant.parse(entry.getString("recordedAt")),
        new OfficerId(entry.getString("actor")),
        entry.getString("causationId"),
        importedBy == null
            ? null
            : new CaseRecord.Imported(new OfficerId(importedBy), entry.getInteger("registerSeq")),
        CaseEventCodec.event(type, entry.getInteger("contract", CaseEventCodec.CONTRACT), json),
        json);
  }
}
