package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * A unique index that also serves queries which ask for more than its keys, such as {@code {_id, version}}: the engine
 * checks the rest on the few documents found here.
 */
final class LaptopUniqueIndex extends H2UniqueIndex {

  LaptopUniqueIndex(MVMap<KeyValue, Object> map, String name, List<IndexKey> keys, boolean sparse) {
    super(map, name, keys, sparse);
  }

  @Override
  public synchronized boolean canHandle(Document query) {
    return super.canHandle(ownPart(query));
  }

  @Override
  public synchronized Iterable<Object> getPositions(Document query) {
    return super.getPositions(ownPart(query));
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
