package vn.kip.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What appraisers, the chairman and the rules conclude. */
public sealed interface EligibilityEvent extends CaseEvent {

  /**
   * The rules' answer, a proposal to people and the measure of flag E1.
   *
   * @param status what the rules say
   * @param category such as {@code K5c}, or {@code K4+K6}
   * @param coefficient multiple of the standard, where the programme has one
   * @param amount whole dong, when eligible
   * @param entitledFrom {@code YYYY-MM}; null for the month of the decision, not yet made
   * @param missing facts whose value can still change the result
   * @param trace each rule tried, in order
   * @param lines one per worker of an employer's list; empty for other programmes
   * @param rules version of the decision tables and rates used
   * @param because why it was assessed again; null for the first assessment
   * @param nearest the rules that came closest, when ineligible; null in events older than it
   */
  record DossierAssessed(
      LocalDate asOf,
      Status status,
      @Nullable String category,
      @Nullable BigDecimal coefficient,
      @Nullable Long amount,
      @Nullable String entitledFrom,
      List<Part> parts,
      List<FailedCondition> failed,
      List<String> missing,
      List<RuleTried> trace,
      List<Line> lines,
      String rules,
      @Nullable String because,
      @Nullable List<NearMiss> nearest) implements EligibilityEvent {}

  /** An appraiser's proposal to the one who decides. */
  record DossierAppraised(Outcome.Proposal proposal, @Nullable Long amount, @Nullable String note)
      implements
        EligibilityEvent {}

  /**
   * The one who decides sends the proposal back: it no longer stands, and the dossier is the appraisers' work again. The
   * clock runs on.
   *
   * @param reason what is to be looked at again
   */
  record AppraisalReturned(String reason) implements EligibilityEvent {}

  /**
   * The decision is signed (T3): the clock stops.
   *
   * @param decisionNo null only in an imported past, and flagged there (D8)
   * @param amount whole dong; null for a refusal or where nothing is paid
   * @param reason for a refusal, owed in writing (Decree 61/2018 art. 19(8))
   */
  record DecisionSigned(
      Outcome outcome,
      @Nullable String decisionNo,
      OfficerId signer,
      @Nullable Long amount,
      @Nullable String reason) implements EligibilityEvent {}

  /**
   * Time has changed what the rules say of a running entitlement: a new dossier should adjust it. Nothing is paid
   * otherwise because of this event.
   *
   * @param day from whose month it is to be adjusted (Decree 20/2021 art. 8(1)đ)
   * @param was the last answer, {@code now} the answer as of {@code day}
   * @param missing facts that have to be established anew, when the answer depends on them
   * @param rules version of the decision tables used
   * @param law what the new look rests on
   */
  record AdjustmentProposed(LocalDate day, List<Cause> causes, Answer was, Answer now, List<String> missing,
      String rules, String law) implements EligibilityEvent {}

  enum Status {
    ELIGIBLE,
    INELIGIBLE,
    NEEDS_FACTS,
    NEEDS_APPRAISAL,
    NEEDS_REGISTER
  }

  enum Outcome {
    GRANTED,
    REFUSED;

    public enum Proposal {
      GRANT,
      REFUSE
    }
  }

  /** One of several entitlements that add up. */
  record Part(String category, BigDecimal coefficient, long amount, @Nullable String entitledFrom) {}

  record FailedCondition(String rule, String article, String vi, String en) {}

  /** @param why in English; {@code vi} in Vietnamese, null in events older than it */
  record RuleTried(String rule, boolean held, String article, String why, @Nullable String vi) {}

  /**
   * What would have to be otherwise.
   *
   * @param from the day from which age alone will have made the rule hold; null where more than age is in the way
   * @param age the completed years on that day
   */
  record NearMiss(String rule, @Nullable String category, String article, String vi, String en,
      @Nullable LocalDate from, @Nullable Integer age) {}

  /**
   * One line of a list.
   *
   * @param reason why the line is refused, in English; null when it is eligible
   * @param reasonVi the same in Vietnamese; null in events older than it
   */
  record Line(int index, @Nullable String person, boolean eligible, long amount, @Nullable String reason,
      @Nullable String reasonVi) {}

  /** @param fact such as {@code birthDate}; {@code age} the completed years reached, null at a year's end */
  record Cause(String fact, @Nullable Integer age) {}

  /** @param amount whole dong by the rates of its day */
  record Answer(Status status, @Nullable String category, @Nullable BigDecimal coefficient, @Nullable Long amount) {}
}
