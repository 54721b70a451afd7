package vn.kip.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a document somebody will look at. */
final class Needed {

  private Needed() {}

  /** @return names without dots, or null for all */
  static @Nullable Set<String> toMatch(Document query) {
    var names = new HashSet<String>();
    return addQuery(query, names) ? names : null;
  }

  /**
   * @param fields a projection
   * @return names without dots, or null for all
   */
  static @Nullable Set<String> toShow(@Nullable Document fields, @Nullable Set<String> toMatch) {
    if (fields == null || toMatch == null || fields.isEmpty() || !fields.values().stream().allMatch(Needed::isShown)) {
      return null;
    }
    var names = new HashSet<>(toMatch);
    names.add("_id");
    fields.keySet().forEach(path -> names.add(first(path)));
    return names;
  }

  /** @return names without dots, or null for all */
  static @Nullable Set<String> toSort(Document order, @Nullable Set<String> toMatch) {
    if (toMatch == null) {
      return null;
    }
    var names = new HashSet<>(toMatch);
    order.keySet().forEach(path -> names.add(first(path)));
    return names;
  }

  private static boolean isShown(Object said) {
    return Boolean.TRUE.equals(said) || (said instanceof Number number && number.intValue() == 1);
  }

  /** @return whether all of the question is understood */
  static boolean addQuery(Document query, Set<String> names) {
    for (var asked : query.entrySet()) {
      if (!asked.getKey().startsWith("$")) {
        names.add(first(asked.getKey()));
      } else if (!(Set.of("$and", "$or", "$nor").contains(asked.getKey())
          && asked.getValue() instanceof Collection<?> parts
          && parts.stream().allMatch(part -> part instanceof Document one && addQuery(one, names)))) {
        return false;
      }
    }
    return true;
  }

  static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
