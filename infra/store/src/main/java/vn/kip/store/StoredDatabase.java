package vn.kip.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** The collections of one service. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

  private final Disk disk;
  private final long largestScan;

  StoredDatabase(String name, Disk disk, CursorRegistry cursors, long largestScan) {
    super(name, cursors);
    this.disk = disk;
    this.largestScan = largestScan;
    initializeNamespacesAndIndexes();
  }

  /** A collection as another store had it. */
  MongoCollection<Object> take(String collection, List<Document> indexes) {
    var taken = resolveOrCreateCollection(collection);
    indexes.forEach(this::addIndex);
    return taken;
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
    return new StoredCollection(this, collection, options, cursorRegistry, disk, largestScan);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
    var of = collection(collection);
    return keys.size() == 1 && keys.getFirst().getKey().equals("_id")
        ? new IdIndex(name, keys, of::contains)
        : index(of, new StoredIndex.Definition(name, keys, sparse, true));
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
      boolean sparse) {
    return index(collection(collection), new StoredIndex.Definition(name, keys, sparse, false));
  }

  private StoredCollection collection(String name) {
    return (StoredCollection) resolveCollection(name, true);
  }

  private Index<Object> index(StoredCollection of, StoredIndex.Definition definition) {
    return new StoredIndex(disk, of.getFullName() + "/" + definition.name(), definition, of);
  }

  @Override
  protected long getStorageSize() {
    return 0;
  }

  @Override
  protected long getFileSize() {
    return 0;
  }
}
