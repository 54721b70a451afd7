package vn.kip.casefile;

import java.util.Map;

/**
 * Why something is not done: a value like any other answer.
 *
 * @param key names the rule; translated by {@code refusals_vi/en}, for example {@code decision.number-missing}
 * @param field the field at fault, in the caller's words
 * @param kind how the caller can mend it
 * @param parameters fills the translated sentence
 */
public record Refusal(String key, String field, Kind kind, Map<String, String> parameters) {

  public enum Kind {
    /** The input breaks a rule whatever the state. */
    INVALID,
    /** Not this officer. */
    FORBIDDEN,
    NOT_FOUND,
    /** Not in this state of the dossier. */
    CONFLICT,
    /** Something that comes first has not arrived yet; ask again. */
    NOT_YET,
    /** Asked too often; later again. */
    TOO_MANY
  }

  public Refusal {
    parameters = Map.copyOf(parameters);
  }

  public static Refusal invalid(String key, String field, String... parameters) {
    return of(key, field, Kind.INVALID, parameters);
  }

  public static Refusal forbidden(String key, String field, String... parameters) {
    return of(key, field, Kind.FORBIDDEN, parameters);
  }

  public static Refusal notFound(String key, String field, String... parameters) {
    return of(key, field, Kind.NOT_FOUND, parameters);
  }

  public static Refusal conflict(String key, String field, String... parameters) {
    return of(key, field, Kind.CONFLICT, parameters);
  }

  public static Refusal notYet(String key, String field, String... parameters) {
    return of(key, field, Kind.NOT_YET, parameters);
  }

  public static Refusal tooMany(String key, String field, String... parameters) {
    return of(key, field, Kind.TOO_MANY, parameters);
  }

  /** @param parameters name, value, name, value … */
  private static Refusal of(String key, String field, Kind kind, String... parameters) {
    var named = new java.util.HashMap<String, String>();
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      named.put(parameters[i], parameters[i + 1]);
    }
    return new Refusal(key, field, kind, named);
  }
}
