package vn.kip.programmes.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.programmes.FactType;
import vn.kip.programmes.RuleBook;

/** The rules of one version, prepared to be asked many times. */
public final class Rules {

  private final RuleBook book;
  private final Map<String, FactType> types;
  private final Dependencies dependencies;
  private final Wording wording;
  private @Nullable Map<String, FactType> asked;

  /** @param types of the facts the table speaks of: a member's, where each member of a list is judged */
  public Rules(RuleBook book, Map<String, FactType> types) {
    this.book = book;
    this.types = types;
    dependencies = new Dependencies(book, types.keySet());
    wording = new Wording(types);
  }

  RuleBook book() {
    return book;
  }

  Map<String, FactType> types() {
    return types;
  }

  /** The facts that any row rests on; the others may stay unknown. */
  Map<String, FactType> asked() {
    var known = asked;
    if (known == null) {
      var restedOn = book.table().rows().stream().flatMap(row -> dependencies.of(row).stream())
          .collect(Collectors.toSet());
      known = new LinkedHashMap<>(types);
      known.keySet().retainAll(restedOn);
      asked = known;
    }
    return known;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  Wording wording() {
    return wording;
  }
}
