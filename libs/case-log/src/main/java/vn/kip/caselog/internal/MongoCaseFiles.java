package vn.kip.caselog.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecConfigurationException;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.casefile.ViewField;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;

/** Case files in MongoDB, or in anything that speaks its single-document atomicity. */
final class MongoCaseFiles implements CaseFiles {

  /** The server's code for a document larger than it takes (BSONObjectTooLarge). */
  private static final int TOO_LARGE = 10334;
  /** What a store takes in one document, less what it may add by itself. */
  private static final int MOST_BYTES = 16 * 1024 * 1024 - 4 * 1024;
  private static final int MEGABYTE = 1024 * 1024;

  private static final int REWRITTEN = 200;
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> collection;
  /** The same, for documents that are written already. */
  private final MongoCollection<RawBsonDocument> bytes;
  private final Producer owner;
  private final CaseView view;
  private final Outbox outbox;

  /** @param outbox is handed every stored file that has something to send */
  MongoCaseFiles(MongoCollection<Document> collection, Producer owner, CaseView view, Outbox outbox) {
    this.collection = collection;
    this.bytes = collection.withDocumentClass(RawBsonDocument.class);
    this.owner = owner;
    this.view = view;
    this.outbox = outbox;
    collection.createIndex(Indexes.ascending("unsent"));
    // Hardly any file has these.
    collection.createIndex(Indexes.ascending("pendingIn"), new IndexOptions().sparse(true));
    collection.createIndex(Indexes.ascending("newer"), new IndexOptions().sparse(true));
    view.searchedBy().forEach(name -> collection.createIndex(Indexes.ascending(QueryDocuments.field(name))));
  }

  @Override
  public Optional<CaseFile> find(DossierId id) {
    return Optional.ofNullable(collection.find(new Document("_id", id.value())).first()).map(this::toFile);
  }

  @Override
  public Map<DossierId, CaseFile> findAll(Collection<DossierId> ids) {
    var found = new LinkedHashMap<DossierId, CaseFile>();
    if (!ids.isEmpty()) {
      for (var document : collection.find(idsIn(ids))) {
        var file = toFile(document);
        found.put(file.id(), file);
      }
    }
    return found;
  }

  @Override
  public List<DossierId> save(Collection<CaseFile> files) {
    return save(files, Integer.MAX_VALUE);
  }

  @Override
  public List<DossierId> saveEntered(Collection<CaseFile> files) {
    return save(files, roomForCommands());
  }

  /** @param most bytes that one of the files may have */
  private List<DossierId> save(Collection<CaseFile> files, int most) {
    var write = UUID.randomUUID().toString();
    var documents = files.stream().map(file -> document(file, write, most)).toList();
    List<DossierId> lost;
    try {
      lost = switch (files.size()) {
        case 0 -> List.of();
        case 1 -> saveOne(files.iterator().next(), documents.getFirst());
        default -> saveMany(List.copyOf(files), documents, write);
      };
    } catch (MongoException e) {
      // The store may have done it, and its answer was lost.
      outbox.mayHoldMore();
      throw e;
    }
    handOver(files, lost);
    return lost;
  }

  private void handOver(Collection<CaseFile> files, Collection<DossierId> notStored) {
    for (var file : files) {
      if (!notStored.contains(file.id()) && !file.unsent().isEmpty()) {
        outbox.stored(file);
      }
    }
  }

  private List<DossierId> saveOne(CaseFile file, RawBsonDocument document) {
    try {
      if (file.version() == 0) {
        bytes.insertOne(document);
        return List.of();
      }
      return bytes.replaceOne(version(file), document).getMatchedCount() == 1 ? List.of() : List.of(file.id());
    } catch (BsonMaximumSizeExceededException e) {
      throw UnstorableFileException.tooLarge(file.id(), e);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return List.of(file.id());
      }
      // The store has answered: it is this document that it does not take.
      throw e.getCode() == TOO_LARGE
          ? UnstorableFileException.tooLarge(file.id(), e)
          : new UnstorableFileException(file.id(), "is refused by the store (" + e.getCode() + ")", e);
    }
  }

  /**
   * @param most bytes that it may have
   * @throws UnstorableFileException when it has more, or nothing can be made of the file that a store could keep
   */
  private RawBsonDocument document(CaseFile file, String write, int most) {
    RawBsonDocument document;
    try {
      document = CaseDocuments.toBytes(file, view, write);
    } catch (BsonSerializationException | BsonInvalidOperationException | CodecConfigurationException e) {
      throw new UnstorableFileException(file.id(), "cannot be written: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new UnstorableFileException(file.id(), "cannot be summed up: " + e, e);
    }
    int size = CaseDocuments.size(document);
    if (size > most) {
      throw UnstorableFileException.tooLarge(file.id(),
          new IllegalStateException(size + " bytes, and " + most + " are the most"));
    }
    return document;
  }

  /** @throws UnstorableFileException when the store would not take the file as it is */
  void check(CaseFile file) {
    document(file, "", MOST_BYTES);
  }

  /** A service that comes later on a dossier's way has more: nobody before it can leave it without. */
  private int roomForCommands() {
    return switch (owner) {
      case INTAKE -> 6 * MEGABYTE;
      case ELIGIBILITY -> 8 * MEGABYTE;
      case PAYMENT, REPORTING -> 10 * MEGABYTE;
    };
  }

  private List<DossierId> saveMany(List<CaseFile> files, List<RawBsonDocument> documents, String write) {
    var models = new ArrayList<WriteModel<RawBsonDocument>>(files.size());
    for (int index = 0; index < files.size(); index++) {
      var file = files.get(index);
      models.add(file.version() == 0
          ? new InsertOneModel<>(documents.get(index))
          : new ReplaceOneModel<>(version(file), documents.get(index)));
    }
    int stored;
    try {
      var result = bytes.bulkWrite(models, UNORDERED);
      stored = result.getInsertedCount() + result.getMatchedCount();
    } catch (BsonMaximumSizeExceededException _) {
      return saveEachNotWrittenBy(write, files);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().isEmpty()) {
        throw e;
      }
      if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        return saveEachNotWrittenBy(write, files);
      }
      stored = -1;
    }
    return stored == files.size() ? List.of() : notWrittenBy(write, files);
  }

  /** One file that is too large fails the whole of a bulk write, or a part of it: one by one it is found. */
  private List<DossierId> saveEachNotWrittenBy(String write, Collection<CaseFile> files) {
    var open = notWrittenBy(write, files);
    handOver(files, open);
    var lost = new ArrayList<DossierId>();
    files.stream().filter(file -> open.contains(file.id())).forEach(file -> lost.addAll(save(List.of(file))));
    return lost;
  }

  /** A bulk write only counts; who lost a race must be read back. */
  private List<DossierId> notWrittenBy(String write, Collection<CaseFile> files) {
    var lost = new ArrayList<>(files.stream().map(CaseFile::id).toList());
    for (var document : collection.find(idsIn(lost)).projection(new Document("write", 1))) {
      if (write.equals(document.getString("write"))) {
        lost.remove(new DossierId(document.getString("_id")));
      }
    }
    return lost;
  }

  @Override
  public List<CaseFile> list(CaseQuery query, ViewField<?, ?> sortBy, int skip, int limit) {
    var found = new ArrayList<CaseFile>();
    collection.find(QueryDocuments.filter(query))
        .sort(Sorts.ascending(QueryDocuments.field(sortBy.name()), "_id"))
        .skip(skip)
        .limit(limit)
        .map(this::toFile)
        .into(found);
    return found;
  }

  @Override
  public Optional<CaseFile> last(CaseQuery query, ViewField<?, ?> sortBy) {
    return Optional
        .ofNullable(collection.find(QueryDocuments.filter(query))
            .sort(Sorts.descending(QueryDocuments.field(sortBy.name()))).first())
        .map(this::toFile);
  }

  @Override
  public long count(CaseQuery query) {
    return collection.countDocuments(QueryDocuments.filter(query));
  }

  /** Files that wait for conclusions from records of a partition. */
  List<CaseFile> pending(int partition, int limit) {
    var found = new ArrayList<CaseFile>();
    collection.find(new Document("pendingIn", partition)).limit(limit).map(this::toFile).into(found);
    return found;
  }

  /** Files with events that were newer than this program when they came and can be read now; to be concluded from. */
  List<CaseFile> withEventsReadAnew() {
    var found = new ArrayList<CaseFile>();
    for (var document : collection.find(new Document("newer", true))) {
      CaseDocuments.readAnew(document, owner).ifPresent(found::add);
    }
    return found;
  }

  /** Writes each file's view anew: it was stored under another version of it. */
  void rewriteViews() {
    var last = "";
    List<Document> page;
    do {
      page = new ArrayList<>();
      collection.find(new Document("_id", new Document("$gt", last))).sort(Sorts.ascending("_id")).limit(REWRITTEN)
          .into(page);
      for (var document : page) {
        last = document.getString("_id");
        // Where somebody is faster, their view is the new one.
        collection.updateOne(new Document("_id", last).append("version", document.get("version")),
            new Document("$set", new Document("view", new Document(view.of(toFile(document))))));
      }
    } while (page.size() == REWRITTEN);
  }

  /** Files whose outbox may not be empty: what a crash left behind. */
  List<CaseFile> unsent(int limit) {
    var found = new ArrayList<CaseFile>();
    collection.find(new Document("unsent", true)).limit(limit).map(this::toFile).into(found);
    return found;
  }

  /** Up to a limit: counting all would read them all. */
  int countUnsent(int limit) {
    int count = 0;
    for (var _ : collection.find(new Document("unsent", true)).projection(new Document("_id", 1)).limit(limit)) {
      count++;
    }
    return count;
  }

  /**
   * Notes what the case log has acknowledged. The version stays: a command that runs meanwhile is not disturbed, and if
   * it overwrites the note, its events are sent again and skipped as repeats.
   */
  void acknowledged(Map<DossierId, Long> upTo) {
    if (upTo.isEmpty()) {
      return;
    }
    var whole = new ArrayList<WriteModel<Document>>(upTo.size());
    upTo.forEach((id, seq) -> whole.add(new UpdateOneModel<>(
        new Document("_id", id.value()).append("seq", seq),
        new Document("$set", new Document("sent", seq).append("unsent", false)))));
    if (collection.bulkWrite(whole, UNORDERED).getMatchedCount() == upTo.size()) {
      return;
    }
    // Some have more to send by now.
    var parts = new ArrayList<WriteModel<Document>>(upTo.size());
    upTo.forEach((id, seq) -> parts.add(new UpdateOneModel<>(
        new Document("_id", id.value()).append("sent", new Document("$lt", seq)),
        new Document("$set", new Document("sent", seq)))));
    collection.bulkWrite(parts, UNORDERED);
  }

  private CaseFile toFile(Document document) {
    return CaseDocuments.toFile(document, owner);
  }

  private static Document version(CaseFile file) {
    return new Document("_id", file.id().value()).append("version", file.version());
  }

  private static Document idsIn(Collection<DossierId> ids) {
    return new Document("_id", new Document("$in", ids.stream().map(DossierId::value).toList()));
  }
}
