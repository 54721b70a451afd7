package vn.kip.portal.domain;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dossier that is being written and that nobody has sent.
 *
 * @param id of the dossier to be, so that sending it twice makes one
 * @param values as typed, by the name of the input: {@code programme}, {@code name}, {@code fact/birthDate},
 *     {@code paper/declaration}, {@code file/declaration}
 * @param savedAt when the last of them was saved
 */
public record Draft(String id, String ward, String officer, Instant savedAt, Map<String, String> values) {

  public static final String PROGRAMME = "programme";

  public Draft {
    values = Map.copyOf(values);
  }

  /** As typed; empty where nothing was. */
  public String value(String name) {
    return values.getOrDefault(name, "").strip();
  }

  public boolean has(String name) {
    return !value(name).isEmpty();
  }

  /** The same with more in it: what is not named stays. */
  public Draft with(Map<String, String> more, Instant at) {
    var all = new TreeMap<>(values);
    all.putAll(more);
    return new Draft(id, ward, officer, at, all);
  }
}
