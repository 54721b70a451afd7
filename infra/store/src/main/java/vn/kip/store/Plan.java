package vn.kip.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a question is answered: which stretches of which space are read, and in which direction.
 *
 * @param ofDocuments whether the documents themselves are read, or an index that names them
 * @param ordered whether they come in the order that was asked for
 * @param backwards whether from the last to the first
 * @param oncePerDocument false where an index may name a document more than once
 * @param complete whether these entries are exactly the answer, so that nobody has to look at the documents
 * @param fixed how many of an index's keys are given by the question
 */
record Plan(List<Range> ranges, boolean ofDocuments, boolean ordered, boolean backwards, boolean oncePerDocument,
    boolean complete, int fixed) {

  private static final int MOST_RANGES = 100_000;

  /**
   * A stretch of keys.
   *
   * @param same how many of their first bytes the keys have in common by the question
   * @param single whether it is one key, which is there or not
   */
  record Range(byte[] from, byte[] to, int same, boolean single) {}

  /** An index as the planner sees it; the documents themselves are one on their id. */
  record Access(int space, List<Part> parts, boolean sparse, boolean ofLists, boolean ofDocuments) {}

  record Part(String field, boolean descending) {}

  /** @return null where this access is of no use for the question */
  static @Nullable Plan of(Access access, Conditions asked, @Nullable Document order) {
    var prefixes = new TreeSet<byte[]>(Arrays::compareUnsigned);
    prefixes.add(new KeyBytes().space(access.space()).toBytes());
    int fixed = 0;
    boolean exact = true;
    for (var part : access.parts()) {
      var values = asked.on(part.field()).equalTo();
      if (values == null || (access.sparse() && values.contains(null))
          || (long) prefixes.size() * values.size() > MOST_RANGES) {
        break;
      }
      prefixes = each(prefixes, values, part);
      exact &= asked.on(part.field()).exact();
      fixed++;
    }
    var range = fixed < access.parts().size() ? asked.on(access.parts().get(fixed).field()) : null;
    boolean bounded = range != null && range.isRange();
    if (access.sparse() && fixed == 0 && !bounded) {
      // Not everybody is in it.
      return null;
    }
    boolean single = access.ofDocuments() && fixed == 1;
    var ranges = new ArrayList<Range>();
    for (var prefix : prefixes) {
      ranges.add(bounded
          ? between(prefix, java.util.Objects.requireNonNull(range), access.parts().get(fixed).descending())
          : new Range(prefix, KeyBytes.after(prefix), prefix.length, single));
    }
    exact &= !bounded || java.util.Objects.requireNonNull(range).exact();
    int known = fixed + (bounded ? 1 : 0);
    int direction = direction(access, asked, order, fixed);
    return new Plan(ranges, access.ofDocuments(), direction != 0, direction < 0, !access.ofLists(),
        exact && asked.complete() && asked.byField().size() == known && !access.ofLists(), known);
  }

  private static TreeSet<byte[]> each(TreeSet<byte[]> prefixes, List<@Nullable Object> values, Part part) {
    var longer = new TreeSet<byte[]>(Arrays::compareUnsigned);
    for (var prefix : prefixes) {
      for (var value : values) {
        longer.add(new KeyBytes().raw(prefix).value(value, part.descending()).toBytes());
      }
    }
    return longer;
  }

  private static Range between(byte[] prefix, Conditions.OfField asked, boolean descending) {
    var low = descending ? asked.to() : asked.from();
    var high = descending ? asked.from() : asked.to();
    var any = java.util.Objects.requireNonNull(low == null ? high : low).value();
    var ofType = new KeyBytes().raw(prefix).type(any, descending).toBytes();
    var from = low == null ? ofType : end(prefix, low, descending, !low.included());
    var to = high == null ? KeyBytes.after(ofType) : end(prefix, high, descending, high.included());
    return new Range(from, Arrays.compareUnsigned(from, to) > 0 ? from : to, prefix.length, false);
  }

  private static byte[] end(byte[] prefix, Conditions.End end, boolean descending, boolean beyond) {
    var key = new KeyBytes().raw(prefix).value(end.value(), descending).toBytes();
    return beyond ? KeyBytes.after(key) : key;
  }

  /** 1 where the entries stand in the order asked for, -1 where they do from the last on, 0 where they do not. */
  private static int direction(Access access, Conditions asked, @Nullable Document order, int fixed) {
    if (order == null || order.isEmpty()) {
      return 1;
    }
    var wanted = order.entrySet().stream().filter(field -> !isSingle(asked.on(field.getKey()))).toList();
    if (wanted.isEmpty()) {
      return 1;
    }
    if (access.ofLists()) {
      return 0;
    }
    var parts = new ArrayList<>(access.parts().subList(fixed, access.parts().size()));
    if (!access.ofDocuments()) {
      // Entries of the same values stand in the order of the documents' ids.
      parts.add(new Part("_id", false));
    }
    int direction = 0;
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= parts.size() || !parts.get(i).field().equals(wanted.get(i).getKey())
          || !(wanted.get(i).getValue() instanceof Number sign)) {
        return 0;
      }
      int one = sign.intValue() > 0 == parts.get(i).descending() ? -1 : 1;
      if (direction != 0 && one != direction) {
        return 0;
      }
      direction = one;
    }
    return direction;
  }

  private static boolean isSingle(Conditions.OfField asked) {
    return asked.equalTo() != null && asked.equalTo().size() == 1;
  }

  /** The most specific one first. */
  static Comparator<Plan> mostSpecific() {
    return Comparator.comparingInt(Plan::fixed).reversed();
  }
}
