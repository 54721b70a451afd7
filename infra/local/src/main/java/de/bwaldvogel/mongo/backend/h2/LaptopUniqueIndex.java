package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVMap;

/**
 * A unique index that also serves queries which ask for more than its keys, such as {@code {_id, version}}, or for the
 * first of several, such as the pieces of one file: the engine checks the rest on the few documents found here.
 */
final class LaptopUniqueIndex extends H2UniqueIndex {

  /** Positions by the first of several keys, in memory; empty where there is one key only. */
  private final Map<Object, Set<Object>> byFirst = new HashMap<>();
  private final List<String> names;

  LaptopUniqueIndex(MVMap<KeyValue, Object> map, String name, List<IndexKey> keys, boolean sparse) {
    super(map, name, keys, sparse);
    names = keys.stream().map(IndexKey::getKey).toList();
    if (names.size() > 1) {
      map.forEach(this::note);
    }
  }

  private void note(KeyValue key, Object position) {
    byFirst.computeIfAbsent(first(key), _ -> new LinkedHashSet<>(2)).add(position);
  }

  @Override
  protected boolean putKeyPosition(KeyValue key, Object position) {
    boolean put = super.putKeyPosition(key, position);
    if (put && names.size() > 1) {
      note(key, position);
    }
    return put;
  }

  @Override
  protected Object removeDocument(KeyValue key) {
    var position = super.removeDocument(key);
    if (position != null && names.size() > 1) {
      byFirst.computeIfPresent(first(key), (_, positions) -> {
        positions.remove(position);
        return positions.isEmpty() ? null : positions;
      });
    }
    return position;
  }

  @Override
  public synchronized boolean canHandle(Document query) {
    return super.canHandle(ownPart(query)) || asksForFirst(query);
  }

  @Override
  public synchronized Iterable<Object> getPositions(Document query) {
    var own = ownPart(query);
    return super.canHandle(own)
        ? super.getPositions(own)
        : new ArrayList<>(
            byFirst.getOrDefault(first(new KeyValue(QueryTerms.of(query).get(names.getFirst()))), Set.of()));
  }

  private boolean asksForFirst(Document query) {
    return names.size() > 1 && switch (QueryTerms.of(query).get(names.getFirst())) {
      // Documents without the field, and what only looks like a value.
      case null -> false;
      case Document _ -> false;
      case BsonRegularExpression _ -> false;
      case Collection<?> _ -> false;
      default -> true;
    };
  }

  private static Object first(KeyValue key) {
    return key.normalized().get(0);
  }

  private Document ownPart(Document query) {
    var terms = QueryTerms.of(query);
    if (!terms.keySet().containsAll(keySet())) {
      return query;
    }
    var own = new Document();
    keys().forEach(key -> own.put(key, terms.get(key)));
    return own;
  }
}
