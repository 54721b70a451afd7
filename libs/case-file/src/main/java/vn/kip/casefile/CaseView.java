package vn.kip.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The few facts of a file by which a service searches and lists, stored beside it; never the truth itself. Files stored
 * under another version of the view are rewritten at start.
 */
public final class CaseView {

  private final int version;
  private final List<? extends ViewField<?, ?>> fields;
  private final Function<CaseFile, Map<String, Object>> facts;

  private CaseView(int version, List<? extends ViewField<?, ?>> fields, Function<CaseFile, Map<String, Object>> facts) {
    this.version = version;
    this.fields = List.copyOf(fields);
    this.facts = facts;
  }

  /**
   * A view over what a service makes of a file.
   *
   * @param version to be raised whenever a field is added or comes to mean something else
   */
  public static <S> CaseView of(int version, Function<CaseFile, S> fold, List<? extends ViewField<S, ?>> fields) {
    return new CaseView(version, fields, file -> {
      var state = fold.apply(file);
      var facts = new HashMap<String, Object>();
      fields.forEach(field -> {
        var value = field.of(state);
        if (value != null) {
          facts.put(field.name(), value);
        }
      });
      return facts;
    });
  }

  /** For a service that lists nothing. */
  public static CaseView none() {
    return new CaseView(1, List.of(), _ -> Map.of());
  }

  public int version() {
    return version;
  }

  /** Names and values (text, lists of texts, whole numbers); what a file does not have is left out. */
  public Map<String, Object> of(CaseFile file) {
    return facts.apply(file);
  }

  /** Names that get an index. */
  public List<String> searchedBy() {
    return fields.stream().filter(ViewField::isIndexed).map(ViewField::name).toList();
  }
}
