package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose declared indexes are real, and whose documents are BSON in the file. */
final class LaptopDatabase extends H2Database {

  private final MVStore store;

  LaptopDatabase(String name, MVStore store, CursorRegistry cursors) {
    // The constructor above opens the indexes, and needs the store for that.
    this.store = store;
    super(name, store, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
    // What is open is taken as it is: so the engine writes documents in this way.
    store.openMap(DATABASES_PREFIX + getFullCollectionNamespace(collection),
        new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
    return super.openOrCreateCollection(collection, options);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new LaptopUniqueIndex(store.openMap(getDatabaseName() + "." + collection + "._index_" + name), name, keys,
        sparse);
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys,
      boolean sparse) {
    return new SecondaryIndex(name, keys, sparse);
  }
}
