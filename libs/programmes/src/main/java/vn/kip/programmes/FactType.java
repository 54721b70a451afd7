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
 * @param candidates values to try while the answer is unknown, to find out whether it matters; one in each range that
 *     rules tell apart. Not needed for yes or no, and for an enumeration
 * @param candidateAges the same for a birth date, in completed years at the assessment
 * @param items answers of each member of a list
 */
public record FactType(
    Kind type,
    Names names,
    @Nullable Names help,
    @Nullable List<String> values,
    @Nullable Map<String, Names> valueNames,
    @Nullable List<Object> candidates,
    @Nullable List<Integer> candidateAges,
    @Nullable Map<String, FactType> items) {

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
