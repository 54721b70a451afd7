package vn.kip.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of one dossier, and why.
 *
 * @param amount whole dong, when eligible and the rules know it
 * @param entitledFrom {@code YYYY-MM}; null for the month of the decision, not yet made
 * @param parts set where two entitlements add up
 * @param failed conditions that did not hold, by rule, when ineligible
 * @param nearest the rules that came closest, when ineligible
 * @param missing facts whose value can still change the result
 * @param trace each rule tried, in order
 * @param lines one per member of a list
 * @param persons ids of the persons whose own line is eligible taken alone, for programmes that pay a person once
 * @param rules version of the programme whose rules were used
 * @param rates money values that the amount rests on
 */
public record Assessment(
    Status status,
    @Nullable String category,
    @Nullable BigDecimal coefficient,
    @Nullable Long amount,
    @Nullable String entitledFrom,
    List<Part> parts,
    List<Failed> failed,
    List<NearMiss> nearest,
    List<String> missing,
    List<Tried> trace,
    List<Line> lines,
    Set<String> persons,
    String rules,
    List<AppliedRate> rates) {

  /** The rules' answer. */
  public enum Status {
    ELIGIBLE,
    INELIGIBLE,
    NEEDS_FACTS,
    /** There are no rules: an appraiser judges. */
    NEEDS_APPRAISAL
  }

  public record Part(String category, BigDecimal coefficient, long amount, @Nullable String entitledFrom) {}

  /**
   * The conditions of a rule that did not hold, as a citizen can be told, or what else refuses.
   *
   * @param vi in the catalogue's words, {@code en} in English; empty where the obstacle says all
   * @param obstacle null for a rule of the catalogue
   * @param values of the obstacle
   */
  public record Failed(String rule, String article, String vi, String en, @Nullable Obstacle obstacle,
      List<String> values) {

    /** A rule of the catalogue. */
    public Failed(String rule, String article, String vi, String en) {
      this(rule, article, vi, en, null, List.of());
    }

    /** What is no rule of the catalogue. */
    public Failed(String rule, String article, Obstacle obstacle, String... values) {
      this(rule, article, "", "", obstacle, List.of(values));
    }
  }

  /** What is in the way besides the catalogue's rules. */
  public enum Obstacle {
    /** Whoever is paid once is paid by a dossier accepted earlier; its code. */
    PAID_BY_EARLIER_DOSSIER,
    /** Whoever is paid once is paid on an earlier line of the list. */
    PAID_ON_EARLIER_LINE,
    /** So it is with everybody on the list who would be eligible. */
    ALL_PAID_BY_EARLIER_DOSSIERS,
    NOBODY_LISTED,
    /** The rules cannot be applied without them; their names. */
    FACTS_UNKNOWN,
    /** A rule holds, but no rate is known for the day. */
    NO_RATE
  }

  /**
   * What would have to be otherwise.
   *
   * @param from the day from which age alone will have made the rule hold; null where more than age is in the way
   * @param age the completed years on that day
   */
  public record NearMiss(String rule, @Nullable String category, String article, String vi, String en,
      @Nullable LocalDate from, @Nullable Integer age) {}

  /**
   * A rule that was tried.
   *
   * @param why in English, {@code vi} in Vietnamese: each condition that did not hold
   * @param facts names of the facts the rule rests on; never their values, some of which are sensitive
   */
  public record Tried(String rule, boolean held, String article, String vi, String why, List<String> facts) {}

  /**
   * A money value of the law that was used.
   *
   * @param fact at whose date it was taken, such as the day of an event; {@code asOf} for the day of the assessment
   * @param day that date
   * @param from first day to which it applies
   * @param inForceFrom day on which its law came into force
   * @param amount whole dong
   */
  public record AppliedRate(String series, String fact, LocalDate day, LocalDate from, LocalDate inForceFrom,
      long amount, String law) {}

  /**
   * One member of a list.
   *
   * @param reason why the catalogue's rules refuse it, in English, {@code reasonVi} in Vietnamese; null when eligible, and
   *     where the obstacle says all
   * @param obstacle what else is in the way
   * @param values of the obstacle
   */
  public record Line(int index, @Nullable String person, boolean eligible, long amount, @Nullable String reason,
      @Nullable String reasonVi, @Nullable Obstacle obstacle, List<String> values) {}
}
