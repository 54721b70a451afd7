package vn.kip.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks of each field, side by side or under {@code $and}, as far as an index can answer it. What it leaves
 * open is checked on the documents that are found.
 *
 * @param complete whether nothing is asked beyond these
 */
record Conditions(Map<String, OfField> byField, boolean complete) {

  private static final OfField NONE = new OfField(null, null, null, true);

  /**
   * @param equalTo the values one of which it has; null where any is right
   * @param from the lower end of a range
   * @param to the upper end
   * @param exact whether this says all that is asked of the field
   */
  record OfField(@Nullable List<@Nullable Object> equalTo, @Nullable End from, @Nullable End to, boolean exact) {

    boolean isRange() {
      return from != null || to != null;
    }

    private OfField and(OfField other) {
      return new OfField(equalTo == null ? other.equalTo : equalTo, from == null ? other.from : from,
          to == null ? other.to : to, exact && other.exact && (equalTo == null || other.equalTo == null)
              && (from == null || other.from == null) && (to == null || other.to == null));
    }
  }

  /** @param included whether the value itself is in the range */
  record End(Object value, boolean included) {}

  static Conditions of(Document query) {
    var byField = new HashMap<String, OfField>();
    boolean complete = collect(query, byField);
    return new Conditions(byField, complete);
  }

  private static boolean collect(Document query, Map<String, OfField> byField) {
    boolean complete = true;
    for (var asked : query.entrySet()) {
      if (asked.getKey().equals("$and") && asked.getValue() instanceof Collection<?> parts) {
        for (var part : parts) {
          complete &= collect((Document) part, byField);
        }
      } else if (asked.getKey().startsWith("$")) {
        complete = false;
      } else {
        byField.merge(asked.getKey(), ofField(asked.getValue()), OfField::and);
      }
    }
    return complete;
  }

  OfField on(String field) {
    return byField.getOrDefault(field, NONE);
  }

  boolean isEmpty() {
    return byField.isEmpty() && complete;
  }

  private static OfField ofField(@Nullable Object asked) {
    if (asked instanceof Document operators && hasOperators(operators)) {
      var all = NONE;
      for (var operator : operators.entrySet()) {
        all = all.and(ofOperator(operator.getKey(), operator.getValue()));
      }
      return all;
    }
    return isValue(asked) ? equalTo(asked) : new OfField(null, null, null, false);
  }

  private static OfField ofOperator(String operator, @Nullable Object operand) {
    var unknown = new OfField(null, null, null, false);
    return switch (operator) {
      case "$eq" -> isValue(operand) ? equalTo(operand) : unknown;
      case "$in" -> operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isValue)
          ? new OfField(new ArrayList<@Nullable Object>(values), null, null, !values.contains(null))
          : unknown;
      // Null is what stands in an index for a field that is not there, and also for one that is there and null.
      case "$exists" -> Boolean.FALSE.equals(operand) ? equalTo(null) : unknown;
      case "$gt", "$gte" -> operand != null && isValue(operand)
          ? new OfField(null, new End(operand, operator.equals("$gte")), null, true)
          : unknown;
      case "$lt", "$lte" -> operand != null && isValue(operand)
          ? new OfField(null, null, new End(operand, operator.equals("$lte")), true)
          : unknown;
      default -> unknown;
    };
  }

  private static OfField equalTo(@Nullable Object value) {
    var values = new ArrayList<@Nullable Object>();
    values.add(value);
    return new OfField(values, null, null, value != null);
  }

  private static boolean hasOperators(Document document) {
    return document.keySet().stream().anyMatch(name -> name.startsWith("$"));
  }

  private static boolean isValue(@Nullable Object asked) {
    return !(asked instanceof BsonRegularExpression || asked instanceof Collection<?>)
        && !(asked instanceof Document document && hasOperators(document));
  }
}
