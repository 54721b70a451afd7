package vn.kip.programmes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version.
 *
 * @param table which rows grant what
 * @param addsTo categories that are paid beside another one, and beside which
 * @param rates rate series by the name the table uses, with the fact at whose date the rate is taken
 * @param lines set where each member of a list is judged by itself
 * @param earliestMonth entitlement never starts before it
 */
public record RuleBook(
    DecisionTable table,
    Map<String, List<String>> addsTo,
    Map<String, RateUse> rates,
    @Nullable Lines lines,
    @Nullable String earliestMonth) {

  /** @param at fact or {@code asOf} */
  public record RateUse(String series, String at) {}

  /** @param fact the list, {@code person} the member's fact that says who it is */
  public record Lines(String fact, String person) {}
}
