package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database whose declared indexes are real. */
final class LaptopDatabase extends H2Database {

  private final MVStore store;

  LaptopDatabase(String name, MVStore store, CursorRegistry cursors) {
    // The constructor above opens the indexes, and needs the store for that.
    this.store = store;
    super(name, store, cursors);
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
