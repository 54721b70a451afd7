package vn.kip.programmes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer on the programme's form may be.
 *
 * @param names the question
 * @param help what to look at when answering; null where the question says it all
 * @param values of an enumeration, {@code valueNames} what they are called
 * @param minimum least whole number that can be true; null where there is none, {@code maximum} likewise
 * @param items answers of each member of a list
 */
public record FactType(
    Kind type,
    Names names,
    @Nullable Names help,
    @Nullable List<String> values,
    @Nullable Map<String, Names> valueNames,
    @Nullable Long minimum,
    @Nullable Long maximum,
    @Nullable Map<String, FactType> items) {

  /** Whether a whole number can be the answer. */
  public boolean allows(long number) {
    return (minimum == null || number >= minimum) && (maximum == null || number <= maximum);
  }

  public enum Kind {
    BOOLEAN,
    ENUM,
    NUMBER,
    DATE,
    MONTH,
    TEXT,
    LIST
  }
}
