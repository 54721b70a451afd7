package vn.kip.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * An index on disk, beside the documents and written with them: for each of a document's values an entry of the values and
 * the document's id, under which that id stands once more. Used under the lock of its collection only, but for reading.
 */
final class StoredIndex extends Index<Object> {

  private static final byte BUILT = 1;
  private static final byte OF_LISTS = 2;

  private final Disk disk;
  private final String spaceName;
  private final int space;
  private final boolean unique;
  private final Writes writes;
  private volatile byte state;

  /** What is written of one document, all of it or nothing. */
  interface Writes {

    WriteBatch batch();
  }

  StoredIndex(Disk disk, String spaceName, Definition definition, Writes writes) {
    super(definition.name(), definition.keys(), definition.sparse());
    this.disk = disk;
    this.spaceName = spaceName;
    this.unique = definition.unique();
    this.writes = writes;
    space = disk.space(spaceName);
    var saying = disk.saying(space);
    state = saying == null ? 0 : saying[0];
  }

  record Definition(String name, List<IndexKey> keys, boolean sparse, boolean unique) {}

  Plan.Access access() {
    var parts = getKeys().stream().map(key -> new Plan.Part(key.getKey(), !key.isAscending())).toList();
    return new Plan.Access(space, parts, isSparse(), (state & OF_LISTS) != 0, false);
  }

  boolean isBuilt() {
    return (state & BUILT) != 0;
  }

  void built() {
    note(BUILT);
  }

  private void note(byte more) {
    if ((state & more) == 0) {
      state |= more;
      disk.say(space, new byte[]{state});
    }
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    if (unique) {
      var id = id(document);
      for (var values : values(document)) {
        if (isTaken(values, id)) {
          throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
        }
      }
    }
  }

  private boolean isTaken(List<@Nullable Object> values, byte[] id) {
    var prefix = prefix(values);
    try (var entries = disk.entries(prefix, KeyBytes.after(prefix), false)) {
      for (; entries.isValid(); entries.next()) {
        if (!java.util.Arrays.equals(entries.value(), id)) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    checkAdd(after, collection);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    var id = id(document);
    if (getKeys().stream().anyMatch(key -> isList(document, key))) {
      note(OF_LISTS);
    }
    try {
      for (var values : values(document)) {
        writes.batch().put(entry(values, id), id);
      }
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot write an index", e);
    }
  }

  @Override
  public Object remove(Document document) {
    var id = id(document);
    try {
      for (var values : values(document)) {
        writes.batch().delete(entry(values, id));
      }
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot write an index", e);
    }
    return position(document);
  }

  @Override
  public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
    if (!values(before).equals(values(after))) {
      remove(before);
      add(after, position, collection);
    }
  }

  private static boolean isList(Document document, IndexKey key) {
    return Utils.getSubdocumentValueCollectionAware(document, key.getKey()) instanceof Collection<?>;
  }

  private byte[] entry(List<@Nullable Object> values, byte[] id) {
    return new KeyBytes().raw(prefix(values)).raw(id).toBytes();
  }

  private byte[] prefix(List<@Nullable Object> values) {
    var key = new KeyBytes().space(space);
    for (int i = 0; i < values.size(); i++) {
      key.value(values.get(i), !getKeys().get(i).isAscending());
    }
    return key.toBytes();
  }

  /** What a document has under the keys; several where one of them is a list, none where a sparse index leaves it out. */
  private List<List<@Nullable Object>> values(Document document) {
    var all = new ArrayList<List<@Nullable Object>>();
    all.add(new ArrayList<>());
    boolean any = false;
    for (var key : getKeys()) {
      var value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
      any |= !(value instanceof Missing);
      if (value instanceof Collection<?> items) {
        all = withEach(all, items);
      } else {
        all.forEach(values -> values.add(value instanceof Missing ? null : value));
      }
    }
    return isSparse() && !any ? List.of() : all;
  }

  private static ArrayList<List<@Nullable Object>> withEach(List<List<@Nullable Object>> all, Collection<?> items) {
    var longer = new ArrayList<List<@Nullable Object>>();
    for (var values : all) {
      for (var item : items.isEmpty() ? List.of(KeyBytes.EMPTY_LIST) : items) {
        var more = new ArrayList<>(values);
        more.add(item instanceof Missing ? null : item);
        longer.add(more);
      }
    }
    return longer;
  }

  @Override
  public Object getPosition(Document document) {
    return position(document);
  }

  static Object position(Document document) {
    return Missing.ofNullable(document.get("_id"));
  }

  private static byte[] id(Document document) {
    return new KeyBytes().value(document.get("_id"), false).toBytes();
  }

  /** Said once it is built: the engine would look through all documents of a collection for an index that is empty. */
  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public long getCount() {
    long count = 0;
    var prefix = new KeyBytes().space(space).toBytes();
    try (var entries = disk.entries(prefix, KeyBytes.after(prefix), false)) {
      for (; entries.isValid(); entries.next()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void drop() {
    disk.drop(spaceName);
  }

  /** Questions are answered by the collection's plan; the engine's own way does not come here. */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    return List.of();
  }
}
