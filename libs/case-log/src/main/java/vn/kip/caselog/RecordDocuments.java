package vn.kip.caselog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EventType;
import vn.kip.events.OfficerId;

/** A record of the case log inside a stored document. Instants are text: the store's own dates end at milliseconds. */
public final class RecordDocuments {

  private RecordDocuments() {}

  /** A document of text and numbers; the event is its JSON. */
  public static Document toDocument(CaseRecord caseRecord) {
    var entry = new Document("type", EventType.of(caseRecord.event()).type())
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
    return entry.append("event", new String(CaseEventCodec.payload(caseRecord), StandardCharsets.UTF_8));
  }

  /** The record such a document holds. */
  public static CaseRecord toRecord(DossierId id, Document entry) {
    var type = EventType.ofType(entry.getString("type")).orElseThrow();
    var importedBy = entry.getString("importedBy");
    return new CaseRecord(
        id,
        type.producer(),
        ((Number) Objects.requireNonNull(entry.get("seq"))).longValue(),
        Instant.parse(entry.getString("occurredAt")),
        Instant.parse(entry.getString("recordedAt")),
        new OfficerId(entry.getString("actor")),
        entry.getString("causationId"),
        importedBy == null
            ? null
            : new CaseRecord.Imported(new OfficerId(importedBy), entry.getInteger("registerSeq")),
        CaseEventCodec.event(type, entry.getString("event").getBytes(StandardCharsets.UTF_8)));
  }
}
