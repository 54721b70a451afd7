package vn.kip.caselog.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.RecordDocuments;
import vn.kip.events.DossierId;
import vn.kip.events.NewerEvent;
import vn.kip.events.Producer;

/**
 * A case file as one document: {@code {_id, version, seq, sent, unsent, seen, commands, write, history, view, pending,
 * pendingIn, newer}}; the last three only where they say something. The
 * outbox is the tail of the history behind {@code sent}, so an event stands in the document once. Instants are text, as
 * in the log: the store's own dates would cut them to milliseconds.
 */
final class CaseDocuments {

  private static final DocumentCodec CODEC = new DocumentCodec();

  private CaseDocuments() {}

  private static Document toDocument(CaseFile file, CaseView view, String write) {
    var seen = new Document();
    file.seen().forEach((producer, seq) -> seen.append(producer.source(), seq));
    long seq = file.seen(file.owner());
    var document = new Document("_id", file.id().value())
        .append("version", file.version() + 1)
        .append("seq", seq)
        .append("sent", file.sent())
        .append("unsent", seq > file.sent())
        .append("seen", seen)
        .append("commands", commands(file.commands()))
        .append("write", write)
        .append("history", file.history().stream().map(RecordDocuments::toDocument).toList())
        .append("view", new Document(view.of(file)));
    if (!file.pending().isEmpty()) {
      document.append("pending", file.pending().stream()
          .map(pending -> new Document("partition", pending.partition()).append("cause", pending.cause())).toList())
          .append("pendingIn", file.pending().stream().map(CaseFile.Pending::partition).distinct().toList());
    }
    if (file.history().stream().anyMatch(entry -> entry.event() instanceof NewerEvent)) {
      document.append("newer", true);
    }
    return document;
  }

  static CaseFile toFile(Document document, Producer owner) {
    var id = new DossierId(document.getString("_id"));
    var seen = new EnumMap<Producer, Long>(Producer.class);
    document.get("seen", Document.class)
        .forEach((source, seq) -> seen.put(Producer.ofSource(source).orElseThrow(), ((Number) seq).longValue()));
    return new CaseFile(
        id,
        owner,
        number(document, "version"),
        document.getList("history", Document.class).stream().map(entry -> RecordDocuments.toRecord(id, entry)).toList(),
        seen,
        commands(document.getList("commands", Object.class)),
        number(document, "sent"),
        document.getList("pending", Document.class, List.of()).stream()
            .map(pending -> new CaseFile.Pending(pending.getInteger("partition"), pending.getString("cause")))
            .toList());
  }

  private static List<Document> commands(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(command -> new Document("id", command.getKey()).append("digest", command.getValue())).toList();
  }

  /** The document as it goes to the store: of these bytes the size is known, and nobody has to write them again. */
  static RawBsonDocument toBytes(CaseFile file, CaseView view, String write) {
    return new RawBsonDocument(toDocument(file, view, write), CODEC);
  }

  /** How large such a document is. */
  static int size(RawBsonDocument document) {
    return document.getByteBuffer().remaining();
  }

  /** A file with events that could not be read when it was stored and can be now, to be concluded from; else nothing. */
  static Optional<CaseFile> readAnew(Document document, Producer owner) {
    var file = toFile(document, owner);
    var stored = document.getList("history", Document.class);
    var anew = IntStream.range(0, stored.size()).filter(index -> stored.get(index).containsKey("contract"))
        .mapToObj(file.history()::get).filter(entry -> !(entry.event() instanceof NewerEvent)).toList();
    if (anew.isEmpty()) {
      return Optional.empty();
    }
    for (var entry : anew) {
      file = entry.producer() == owner
          ? file
          : file.awaiting(new CaseFile.Pending(CaseFile.Pending.ANY_PARTITION, entry.id()));
    }
    return Optional.of(file);
  }

  /** Older documents hold the ids alone. */
  private static Map<String, String> commands(List<Object> stored) {
    var digests = new HashMap<String, String>();
    for (var command : stored) {
      if (command instanceof Document document) {
        digests.put(document.getString("id"), document.getString("digest"));
      } else {
        digests.put(String.valueOf(command), "");
      }
    }
    return digests;
  }

  private static long number(Map<String, Object> document, String name) {
    return ((Number) java.util.Objects.requireNonNull(document.get(name), name)).longValue();
  }
}
