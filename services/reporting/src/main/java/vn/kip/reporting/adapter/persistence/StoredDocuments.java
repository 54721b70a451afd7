package vn.kip.reporting.adapter.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import vn.kip.caselog.RecordDocuments;
import vn.kip.deadlines.Deadline;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.Producer;
import vn.kip.reporting.application.CaseSummary;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.FoldedCase;
import vn.kip.reporting.application.FoldStore.Position;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Fact;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.WorkItem;

/** Cases and days as documents. */
final class StoredDocuments {

  /** More offsets than a partition will ever have. */
  private static final long PLACES = 1L << 44;

  private StoredDocuments() {}

  static Document of(FoldedCase folded) {
    var stored = folded.stored();
    var summary = folded.summary();
    var seen = new Document();
    stored.seen().forEach((producer, seq) -> seen.append(producer.source(), seq));
    var facts = stored.facts().stream()
        .map(StoredDocuments::of).toList();
    return new Document("_id", stored.id().value()).append("partition", stored.partition())
        .append("upto", stored.upto())
        .append("place", place(stored.partition(), stored.upto()))
        .append("seen", seen)
        .append("facts", facts)
        .append("view", summary == null ? new Document() : view(summary));
  }

  /** Partition and offset as one number, by which the cases beyond a cut are found: one index, whatever the store can do. */
  static long place(int partition, long upto) {
    return partition * PLACES + upto;
  }

  private static Document of(Fact fact) {
    var document = RecordDocuments.toDocument(fact.entry()).append("offset", fact.offset());
    return fact.countsFrom() == fact.offset() ? document : document.append("countsFrom", fact.countsFrom());
  }

  private static Fact toFact(DossierId id, Document fact) {
    long offset = number(fact, "offset");
    return new Fact(offset, fact.containsKey("countsFrom") ? number(fact, "countsFrom") : offset,
        RecordDocuments.toRecord(id, fact));
  }

  private static Document view(CaseSummary summary) {
    var view = new Document("programme", summary.programme()).append("ward", summary.ward())
        .append("applicant", summary.applicant())
        .append("name", summary.name())
        .append("channel", summary.channel().name())
        .append("state", summary.state().name())
        .append("nameEnds", summary.nameEnds())
        .append("submittedAt", summary.submittedAt().toString())
        .append("ofForm06", summary.ofForm06())
        .append("onTime", summary.onTime())
        .append("flags", List.copyOf(summary.flags()))
        .append("flagged", summary.ofForm06() && !summary.flags().isEmpty())
        .append("withdrawn", summary.withdrawnAt() != null)
        .append("open", summary.open());
    put(view, "code", summary.code());
    put(view, "acceptedOn", summary.acceptedOn());
    put(view, "closedOn", summary.closedOn());
    put(view, "withdrawnAt", summary.withdrawnAt());
    put(view, "queue", summary.queue());
    put(view, "next", summary.next());
    switch (summary.due()) {
      case null -> {
        // None can be computed, or the clock stands still.
      }
      case Deadline.EndOfDay(var date) -> view.append("due", date.toString());
      case Deadline.Moment(var instant) -> view.append("dueAt", instant.toString());
    }
    if (summary.parts() != null) {
      view.append("agency", summary.parts().agency()).append("serial", summary.parts().serial());
      summary.parts().date().ifPresent(date -> view.append("codeDate", date.toString()));
    }
    return view;
  }

  /** As a worklist shows it. */
  static WorkItem workItem(Document document) {
    var view = document.get("view", Document.class);
    var due = view.getString("due");
    var dueAt = view.getString("dueAt");
    var acceptedOn = view.getString("acceptedOn");
    return new WorkItem(
        document.getString("_id"),
        view.getString("code"),
        view.getString("programme"),
        view.getString("ward"),
        view.getString("name"),
        Channel.valueOf(view.getString("channel")),
        NextStep.valueOf(view.getString("next")),
        Instant.parse(view.getString("submittedAt")),
        acceptedOn == null ? null : LocalDate.parse(acceptedOn),
        due != null
            ? new Deadline.EndOfDay(LocalDate.parse(due))
            : dueAt != null ? new Deadline.Moment(Instant.parse(dueAt)) : null,
        new TreeSet<>(view.getList("flags", String.class)));
  }

  private static void put(Document view, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      view.append(name, value.toString());
    }
  }

  static StoredCase toCase(Document document) {
    var id = new DossierId(document.getString("_id"));
    var seen = new EnumMap<Producer, Long>(Producer.class);
    document.get("seen", Document.class)
        .forEach((source, seq) -> seen.put(Producer.ofSource(source).orElseThrow(), ((Number) seq).longValue()));
    long upto = number(document, "upto");
    return new StoredCase(id, document.getInteger("partition"), upto, upto, seen,
        document.getList("facts", Document.class).stream()
            .map(fact -> toFact(id, fact)).toList());
  }

  static String dayId(int partition, LocalDate day) {
    return partition + "|" + day;
  }

  static Document of(StoredDay stored) {
    // By name, so that the same figures are the same bytes however they came about.
    var byName = new TreeMap<String, Document>();
    stored.cells().forEach((key, measures) -> {
      var counts = new Document();
      measures.forEach((measure, amount) -> {
        if (amount != 0) {
          counts.append(measure.name(), amount);
        }
      });
      if (!counts.isEmpty()) {
        byName.put(key.programme() + "|" + key.ward() + "|" + key.channel(), counts);
      }
    });
    var cells = new Document();
    cells.putAll(byName);
    return new Document("_id", dayId(stored.partition(), stored.day())).append("partition", stored.partition())
        .append("day", stored.day().toString())
        .append("upto", stored.upto())
        .append("cells", cells);
  }

  static StoredDay toDay(Document document) {
    var day = LocalDate.parse(document.getString("day"));
    var cells = new HashMap<CellKey, Map<Measure, Integer>>();
    document.get("cells", Document.class).forEach((name, counts) -> {
      var parts = name.split("\\|", 3);
      var measures = new EnumMap<Measure, Integer>(Measure.class);
      ((Document) counts)
          .forEach((measure, amount) -> measures.put(Measure.valueOf(measure), ((Number) amount).intValue()));
      cells.put(new CellKey(day, parts[0], parts[1], Channel.valueOf(parts[2])), measures);
    });
    long upto = number(document, "upto");
    return new StoredDay(document.getInteger("partition"), day, upto, upto, cells);
  }

  static Document of(Position position) {
    var checkpoint = position.checkpoint();
    return new Document("_id", checkpoint.partition()).append("upto", checkpoint.offset())
        .append("offset", checkpoint.offset()).append("sha256", checkpoint.sha256())
        .append("last", position.lastRecord());
  }

  static Checkpoint toCheckpoint(Document document) {
    return new Checkpoint(document.getInteger("_id"), number(document, "offset"), document.getString("sha256"));
  }

  static Position toPosition(Document document) {
    return new Position(toCheckpoint(document), Objects.requireNonNullElse(document.getString("last"), ""));
  }

  static long number(Document document, String name) {
    return ((Number) Objects.requireNonNull(document.get(name), name)).longValue();
  }
}
