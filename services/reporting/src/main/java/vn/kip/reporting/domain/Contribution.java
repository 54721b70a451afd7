package vn.kip.reporting.domain;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What a dossier adds to the cells. Contributions add up, and the difference of two is what a new event changes. */
public final class Contribution {

  private final Map<CellKey, Map<Measure, Integer>> cells = new HashMap<>();

  public Contribution add(CellKey key, Measure measure, int amount) {
    cells.computeIfAbsent(key, _ -> new EnumMap<>(Measure.class)).merge(measure, amount, Integer::sum);
    return this;
  }

  /** This one added to another. */
  public Contribution plus(Contribution other) {
    return merge(other, 1);
  }

  /** What must be added to {@code before} to get this one. */
  public Contribution minus(Contribution before) {
    return new Contribution().merge(this, 1).merge(before, -1);
  }

  /** Without what is zero. */
  public Map<CellKey, Map<Measure, Integer>> cells() {
    var changes = new HashMap<CellKey, Map<Measure, Integer>>();
    cells.forEach((key, measures) -> {
      var nonZero = new EnumMap<Measure, Integer>(Measure.class);
      measures.forEach((measure, amount) -> {
        if (amount != 0) {
          nonZero.put(measure, amount);
        }
      });
      if (!nonZero.isEmpty()) {
        changes.put(key, nonZero);
      }
    });
    return changes;
  }

  private Contribution merge(Contribution other, int sign) {
    other.cells.forEach((key, measures) -> measures.forEach((measure, amount) -> add(key, measure, sign * amount)));
    return this;
  }
}
