package vn.kip.programmes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version, as its file holds them; expressions are FEEL (DMN 1.5).
 *
 * @param conditions named conditions, each with the sentence a citizen can be told
 * @param rules in the order of the law
 * @param addsTo categories that are paid beside another one, and beside which
 * @param rates rate series by the name rules use, with the fact at whose date the rate is taken
 * @param lines set where each member of a list is judged by itself
 * @param earliestMonth entitlement never starts before it
 */
public record RuleBook(
    Map<String, Condition> conditions,
    List<Rule> rules,
    Map<String, List<String>> addsTo,
    Map<String, RateUse> rates,
    @Nullable Lines lines,
    @Nullable String earliestMonth) {

  /**
   * A named condition.
   *
   * @throws NullPointerException when there is none, which the catalogue refuses when it is read
   */
  public Condition condition(String name) {
    return Objects.requireNonNull(conditions.get(name), name);
  }

  /** @param when FEEL over facts and derived values */
  public record Condition(String when, String article, String vi, String en) {}

  /**
   * One row.
   *
   * @param category null where the programme has none
   * @param when names of conditions; all must hold
   * @param coefficient FEEL; the amount is coefficient × {@code standard} then
   * @param amount FEEL, in whole dong
   * @param entitledFrom where entitlement does not start with the month of the decision
   * @param fullBirthDate the birth year alone is not enough to know the month
   */
  public record Rule(
      String id,
      @Nullable String category,
      List<String> when,
      String article,
      @Nullable String coefficient,
      @Nullable String amount,
      @Nullable EntitledFrom entitledFrom,
      boolean fullBirthDate) {}

  /** @param turning the month in which the person reaches this age, or {@code fact}, a month among the facts */
  public record EntitledFrom(@Nullable Integer turning, @Nullable String fact) {}

  /** @param at fact or {@code asOf} */
  public record RateUse(String series, String at) {}

  /** @param fact the list, {@code person} the member's fact that says who it is */
  public record Lines(String fact, String person) {}
}
