package vn.kip.caselog.internal;

import org.bson.Document;
import vn.kip.casefile.CaseQuery;

/** Queries of case files in the store's language. */
final class QueryDocuments {

  private QueryDocuments() {}

  /** Where a field of the view stands in the document. */
  static String field(String name) {
    return "view." + name;
  }

  static Document filter(CaseQuery query) {
    var filter = new Document();
    query.conditions().forEach(condition -> filter.append(field(condition.field()), switch (condition) {
      case CaseQuery.Condition.AnyOf(_, var values) -> values.size() == 1
          ? values.getFirst()
          : new Document("$in", values);
      case CaseQuery.Condition.StartsWith(_, var prefix) ->
        new Document("$gte", prefix).append("$lt", prefix + Character.MAX_VALUE);
    }));
    return filter;
  }
}
