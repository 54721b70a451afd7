package vn.kip.payruns;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A value for every month that changes at some of them: ten years of the same allowance are one step. Cost goes with the
 * number of changes, not of months.
 */
final class Steps<V> {

  private final V before;
  private final NavigableMap<YearMonth, V> changes;

  private Steps(V before, NavigableMap<YearMonth, V> changes) {
    this.before = before;
    this.changes = changes;
  }

  static <V> Steps<V> always(V value) {
    return new Steps<>(value, new TreeMap<>());
  }

  V at(YearMonth month) {
    var step = changes.floorEntry(month);
    return step == null ? before : step.getValue();
  }

  /** The value from this month on, whatever stood there. */
  Steps<V> from(YearMonth month, V value) {
    var copy = new TreeMap<>(changes.headMap(month, false));
    put(copy, month, value);
    return new Steps<>(before, copy);
  }

  /** The value from one month to before another. */
  Steps<V> between(YearMonth first, YearMonth end, V value) {
    if (!first.isBefore(end)) {
      return this;
    }
    var after = at(end);
    var copy = new TreeMap<>(changes.headMap(first, false));
    put(copy, first, value);
    put(copy, end, after);
    changes.tailMap(end, false).forEach((month, later) -> put(copy, month, later));
    return new Steps<>(before, copy);
  }

  /** The value of this one month. */
  Steps<V> in(YearMonth month, V value) {
    return between(month, month.plusMonths(1), value);
  }

  /** The months at which the value changes. */
  Collection<YearMonth> changes() {
    return changes.keySet();
  }

  /** The changes with the value from each on. */
  Map<YearMonth, V> asMap() {
    return Collections.unmodifiableMap(changes);
  }

  private void put(NavigableMap<YearMonth, V> into, YearMonth month, V value) {
    var last = into.lastEntry();
    if (!Objects.equals(last == null ? before : last.getValue(), value)) {
      into.put(month, value);
    }
  }
}
