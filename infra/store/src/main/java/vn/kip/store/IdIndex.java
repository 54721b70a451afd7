package vn.kip.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.function.Predicate;

/** The documents themselves, which stand under their ids: nothing is written beside them. */
final class IdIndex extends Index<Object> {

  private final Predicate<Object> taken;

  IdIndex(String name, List<IndexKey> keys, Predicate<Object> taken) {
    super(name, keys, false);
    this.taken = taken;
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    if (taken.test(getPosition(document))) {
      throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
    }
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    // An id never changes: the engine refuses it.
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    // The document is the entry.
  }

  @Override
  public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
    // The document is the entry.
  }

  @Override
  public Object remove(Document document) {
    return getPosition(document);
  }

  @Override
  public Object getPosition(Document document) {
    return StoredIndex.position(document);
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public long getCount() {
    return 0;
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    return List.of();
  }

  @Override
  public void drop() {
    // Its documents go with their collection.
  }
}
