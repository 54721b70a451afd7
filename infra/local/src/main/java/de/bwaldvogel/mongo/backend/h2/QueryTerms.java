package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;

/** The terms of a query that must all hold, whether written side by side or under {@code $and}. */
final class QueryTerms {

  private QueryTerms() {}

  /** Terms on the same field are not merged: the first one finds, the engine checks all. */
  static Document of(Document query) {
    if (!query.containsKey("$and")) {
      return query;
    }
    var terms = new Document();
    query.forEach((name, value) -> {
      if (name.equals("$and") && value instanceof Collection<?> parts) {
        parts.forEach(part -> of((Document) part).forEach(terms::putIfAbsent));
      } else {
        terms.putIfAbsent(name, value);
      }
    });
    return terms;
  }
}
