package vn.kip.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The documents of one collection. One writes at a time, a document and its index entries in one step; readers wait for
 * nobody.
 */
final class StoredCollection extends AbstractMongoCollection<Object> implements StoredIndex.Writes {

  /** An index is built in steps of so many bytes. */
  private static final long BUILT_AT_ONCE = 4L << 20;

  private final Disk disk;
  private final String spaceName;
  private final int space;
  private final Finder finder;
  private final ReentrantLock lock = new ReentrantLock();
  private final WriteBatch batch = new WriteBatch();
  private volatile long count;
  /** An update of one document looks for no second one. */
  private int atMost;

  StoredCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Disk disk,
      long largestScan) {
    super(database, name, options, cursors);
    this.disk = disk;
    spaceName = database.getDatabaseName() + "." + name;
    space = disk.space(spaceName);
    var saying = disk.saying(space);
    count = saying == null ? 0 : ByteBuffer.wrap(saying).getLong();
    finder = new Finder(disk, space, this, cursors, largestScan);
  }

  // What the engine asks of a place for documents.

  @Override
  public WriteBatch batch() {
    return batch;
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    var position = position(document);
    put(position, document);
    note(count + 1);
    return position;
  }

  @Override
  protected void handleUpdate(Object position, Document before, Document after) {
    put(position, after);
    commit();
  }

  @Override
  protected void removeDocument(Object position) {
    try {
      batch.delete(key(position));
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot delete a document", e);
    }
    note(count - 1);
    commit();
  }

  private void put(Object position, Document document) {
    try {
      batch.put(key(position), Bson.encoded(document));
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot write a document", e);
    }
  }

  private void note(long documents) {
    try {
      batch.put(Disk.sayingKey(space), ByteBuffer.allocate(Long.BYTES).putLong(documents).array());
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot note the number of documents", e);
    }
    count = documents;
  }

  private void commit() {
    disk.write(batch);
    batch.clear();
  }

  /** Where nothing identifies a document, it stands for itself. */
  private Object position(Document document) {
    return getIdField() == null ? document : Missing.ofNullable(document.get(getIdField()));
  }

  private byte[] key(Object position) {
    return new KeyBytes().space(space).value(position, false).toBytes();
  }

  @Override
  protected @Nullable Document getDocument(Object position) {
    var found = disk.get(key(position));
    return found == null ? null : Bson.decoded(found);
  }

  boolean contains(Object position) {
    return disk.get(key(position)) != null;
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return finder.all().map(document -> new DocumentWithPosition<>(document, position(document)));
  }

  @Override
  public int count() {
    return Math.toIntExact(count);
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int difference) {
    // The disk knows it.
  }

  @Override
  protected int getDataSize() {
    return 0;
  }

  // Commands that write, one at a time.

  /** What fails half-way leaves nothing behind: neither a document without its index entries nor the other way round. */
  private <T> T alone(Supplier<T> command) {
    lock.lock();
    long before = count;
    try {
      return command.get();
    } finally {
      if (batch.count() > 0) {
        batch.clear();
        count = before;
      }
      lock.unlock();
    }
  }

  @Override
  public void addDocument(Document document) {
    alone(() -> {
      super.addDocument(document);
      commit();
      return true;
    });
  }

  @Override
  public void removeDocument(Document document) {
    alone(() -> {
      super.removeDocument(document);
      return true;
    });
  }

  @Override
  public Document updateDocuments(Document selector, Document update, ArrayFilters filters, boolean isMulti,
      boolean isUpsert, Oplog oplog) {
    return alone(() -> {
      atMost = isMulti ? 0 : 1;
      try {
        return super.updateDocuments(selector, update, filters, isMulti, isUpsert, oplog);
      } finally {
        atMost = 0;
      }
    });
  }

  @Override
  public Document findAndModify(Document query) {
    return alone(() -> super.findAndModify(query));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return alone(() -> super.deleteDocuments(selector, limit, oplog));
  }

  @Override
  public void addIndex(Index<Object> index) {
    alone(() -> {
      if (index instanceof StoredIndex stored && !stored.isBuilt()) {
        build(stored);
      }
      super.addIndex(index);
      return true;
    });
  }

  private void build(StoredIndex index) {
    try (var all = finder.all()) {
      all.forEach(document -> {
        index.checkAdd(document, this);
        index.add(document, position(document), this);
        if (index.isUnique() || batch.getDataSize() > BUILT_AT_ONCE) {
          commit();
        }
      });
    }
    commit();
    index.built();
  }

  @Override
  public void drop() {
    super.drop();
    disk.drop(spaceName);
  }

  @Override
  public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
    throw new MongoServerException("the laptop's store renames no collection");
  }

  // Commands that read.

  @Override
  protected QueryResult queryDocuments(Document query, @Nullable Document order, int skip, int limit, int batchSize,
      @Nullable Document fields) {
    int inUpdate = lock.isHeldByCurrentThread() ? atMost : 0;
    int most = limit > 0 ? limit : inUpdate;
    return finder.find(new Finder.Question(query, order, skip, most, fields), batchSize);
  }

  @Override
  public int count(@Nullable Document query, int skip, int limit) {
    if (query == null || query.isEmpty()) {
      return super.count(query, skip, limit);
    }
    long all = finder.count(query);
    long left = Math.max(0, all - skip);
    return Math.toIntExact(limit > 0 ? Math.min(left, limit) : left);
  }

  /** What the engine's own matcher says. */
  boolean matches(Document document, Document query) {
    return documentMatchesQuery(document, query);
  }

  /** Those of some documents that are meant, with the fields that were asked for. */
  QueryResult matching(Stream<Document> documents, Document query, int skip, int limit, @Nullable Document fields) {
    return matchDocumentsFromStream(query, documents, skip, limit, 0, null, fields);
  }

  @Override
  protected QueryResult matchDocuments(Document query, @Nullable Document order, int skip, int limit, int batchSize,
      @Nullable Document fields) {
    return queryDocuments(query, order, skip, limit, batchSize, fields);
  }

  /** How to reach its documents: by their ids, or by an index. */
  List<Plan.Access> accesses() {
    var accesses = new ArrayList<Plan.Access>();
    var id = getIdField() == null ? List.<Plan.Part>of() : List.of(new Plan.Part(getIdField(), false));
    accesses.add(new Plan.Access(space, id, false, false, true));
    for (var index : getIndexes()) {
      if (index instanceof StoredIndex stored) {
        accesses.add(stored.access());
      }
    }
    return accesses;
  }
}
