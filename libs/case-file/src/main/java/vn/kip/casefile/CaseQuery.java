package vn.kip.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which files are asked for: all that meet every condition. */
public record CaseQuery(List<Condition> conditions) {

  public CaseQuery {
    conditions = List.copyOf(conditions);
  }

  /** What one field of the view must be. */
  public sealed interface Condition {

    String field();

    /** One of these values, as they are stored; a field of several texts has one of them. */
    record AnyOf(String field, List<Object> values) implements Condition {}

    /** Text that begins so. */
    record StartsWith(String field, String prefix) implements Condition {}
  }

  public static CaseQuery all() {
    return new CaseQuery(List.of());
  }

  public static <T> CaseQuery where(ViewField<?, T> field, T value) {
    return all().and(field, value);
  }

  public <T> CaseQuery and(ViewField<?, T> field, T value) {
    return andAnyOf(field, List.of(value));
  }

  public <T> CaseQuery andAnyOf(ViewField<?, T> field, Collection<T> values) {
    return with(new Condition.AnyOf(field.name(), values.stream().map(field::stored).toList()));
  }

  public CaseQuery andStartsWith(ViewField<?, String> field, String prefix) {
    return with(new Condition.StartsWith(field.name(), prefix));
  }

  private CaseQuery with(Condition condition) {
    var more = new ArrayList<>(conditions);
    more.add(condition);
    return new CaseQuery(more);
  }

  /** Whether a view meets it: what a store that knows no query language goes by. */
  public boolean isMetBy(Map<String, Object> view) {
    return conditions.stream().allMatch(condition -> switch (condition) {
      case Condition.AnyOf(var field, var values) -> view.get(field) instanceof Collection<?> several
          ? several.stream().anyMatch(values::contains)
          : values.contains(view.get(field));
      case Condition.StartsWith(var field, var prefix) -> view.get(field) instanceof String text
          && text.startsWith(prefix);
    });
  }
}
