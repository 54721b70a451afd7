package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * An index on the first of its keys, held in memory and filled again when the store is opened. It answers equality,
 * {@code $in} and ranges with candidates; the engine checks them against the whole query.
 */
final class SecondaryIndex extends Index<Object> {

  private static final Set<String> ANSWERED = Set.of("$in", "$gt", "$gte", "$lt", "$lte", "$eq");

  private final NavigableMap<Object, LinkedHashMap<Object, Object>> positions = new TreeMap<>(ValueComparator.asc());
  private final String first;
  private long count;

  SecondaryIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    first = keys.getFirst().getKey();
  }

  @Override
  public synchronized Object getPosition(Document document) {
    for (var value : values(document)) {
      var found = positions.get(value);
      if (found != null && found.containsKey(id(document))) {
        return found.get(id(document));
      }
    }
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    // Anything may be added: the index is not unique.
  }

  @Override
  public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
    var id = id(document);
    // Where a document stands is told by its id: one text serves all indexes.
    var place = id.equals(position) ? id : position;
    var values = values(document);
    for (var value : values) {
      positions.computeIfAbsent(value, _ -> new LinkedHashMap<>(2)).put(id, place);
    }
    count += values.isEmpty() ? 0 : 1;
  }

  @Override
  public synchronized Object remove(Document document) {
    Object removed = null;
    for (var value : values(document)) {
      var found = positions.get(value);
      if (found != null) {
        var position = found.remove(id(document));
        removed = position == null ? removed : position;
        if (found.isEmpty()) {
          positions.remove(value);
        }
      }
    }
    if (removed != null) {
      count--;
    }
    return removed;
  }

  @Override
  public synchronized boolean canHandle(Document query) {
    return switch (QueryTerms.of(query).get(first)) {
      // Documents without the field may not be in it.
      case null -> false;
      case Document operators -> !operators.isEmpty() && ANSWERED.containsAll(operators.keySet());
      case BsonRegularExpression _ -> false;
      case Collection<?> _ -> false;
      default -> true;
    };
  }

  @Override
  public synchronized Iterable<Object> getPositions(Document query) {
    var found = new LinkedHashSet<Object>();
    var value = QueryTerms.of(query).get(first);
    if (!(value instanceof Document operators)) {
      addTo(found, value);
    } else if (operators.get("$in") instanceof Collection<?> any) {
      any.forEach(one -> addTo(found, one));
    } else if (operators.containsKey("$eq")) {
      addTo(found, operators.get("$eq"));
    } else {
      range(operators).values().forEach(ids -> found.addAll(ids.values()));
    }
    return found;
  }

  private Map<Object, LinkedHashMap<Object, Object>> range(Document operators) {
    var from = operators.getOrDefault("$gte", operators.get("$gt"));
    var to = operators.getOrDefault("$lte", operators.get("$lt"));
    var range = positions;
    if (from != null) {
      range = range.tailMap(normalized(from), true);
    }
    if (to != null) {
      range = range.headMap(normalized(to), true);
    }
    return range;
  }

  private void addTo(Set<Object> found, Object value) {
    var ids = positions.get(normalized(value));
    if (ids != null) {
      found.addAll(ids.values());
    }
  }

  private Set<Object> values(Document document) {
    var values = new LinkedHashSet<Object>();
    for (var keyValue : getKeyValues(document)) {
      values.add(keyValue.normalized().get(0));
    }
    if (isSparse()) {
      values.removeIf(value -> value == null || value instanceof Missing);
    }
    return values;
  }

  private static Object id(Document document) {
    return normalized(document.get("_id")) instanceof String text ? text.intern() : normalized(document.get("_id"));
  }

  private static Object normalized(Object value) {
    return new KeyValue(value).normalized().get(0);
  }

  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
    // Anything may become anything: the index is not unique.
  }

  @Override
  public synchronized void updateInPlace(Document oldDocument, Document newDocument, Object position,
      MongoCollection<Object> collection) {
    remove(oldDocument);
    add(newDocument, position, collection);
  }

  @Override
  public synchronized void drop() {
    positions.clear();
    count = 0;
  }
}
