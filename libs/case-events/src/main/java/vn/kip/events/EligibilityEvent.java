package vn.kip.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What appraisers, the chairman and the rules conclude.
 *
 * <p>
 * Sentences in an assessment are the catalogue's, and data of the version that decided; what the services themselves find
 * is named, with its values, and put into words where it is read. Events older than those names hold finished sentences.
 */
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
   * @param because why it was assessed again, in events older than {@code again}; null since
   * @param nearest the rules that came closest, when ineligible; null in events older than it
   * @param again why it was assessed again; null for the first assessment, and in events older than it
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
      @Nullable List<NearMiss> nearest,
      @Nullable Again again) implements EligibilityEvent {}

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

  /**
   * Why it was assessed again.
   *
   * @param code of the dossier that was accepted earlier; null where the trigger is another
   */
  record Again(Trigger trigger, @Nullable String code) {}

  /** What changes an answer that was given. */
  enum Trigger {
    /** The population register, for which the first answer was waiting. */
    REGISTER_ANSWERED,
    /** A dossier accepted earlier came to be known, which claims a person who is paid once. */
    ACCEPTED_EARLIER,
    /** The claims on a person who is paid once are others than before, and no dossier has come to be known. */
    CLAIMS_CHANGED
  }

  /**
   * A condition that refuses.
   *
   * @param vi the catalogue's words, and {@code en} in English; empty where the obstacle says all
   * @param obstacle what the assessment itself found in the way; null for a rule of the catalogue, and in events older than
   *     it
   * @param values of the obstacle; null where it has none
   */
  record FailedCondition(String rule, String article, String vi, String en, @Nullable Obstacle obstacle,
      @Nullable List<String> values) {

    /** A rule of the catalogue. */
    public FailedCondition(String rule, String article, String vi, String en) {
      this(rule, article, vi, en, null, null);
    }
  }

  /** What is in the way besides the catalogue's rules. */
  enum Obstacle {
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
   * A rule of the catalogue that was tried, or a question about the person.
   *
   * @param why the rule's conditions in English, {@code vi} in Vietnamese, null in events older than it; empty and null
   *     where the finding says all
   * @param finding what was found of the person; null for a rule of the catalogue, and in events older than it
   * @param values of the finding; null where it has none
   */
  record RuleTried(String rule, boolean held, String article, String why, @Nullable String vi,
      @Nullable PersonFinding finding, @Nullable List<String> values) {

    /** A rule of the catalogue. */
    public RuleTried(String rule, boolean held, String article, String why, @Nullable String vi) {
      this(rule, held, article, why, vi, null, null);
    }

    /** A question about the person. */
    public RuleTried(String question, boolean held, String source, PersonFinding finding, List<String> values) {
      this(question, held, source, "", null, finding, values.isEmpty() ? null : values);
    }
  }

  /** What the identity number, the population register and the log say of a person. */
  enum PersonFinding {
    NUMBER_AGREES,
    /** The number is made up for another birth year; that year. */
    NUMBER_OF_ANOTHER_YEAR,
    NUMBER_OF_ANOTHER_SEX,
    /** The population register knows nobody by the number. */
    UNKNOWN,
    KNOWN,
    ALIVE,
    /** The day of death, {@code YYYY-MM-DD}, if the register holds it. */
    DEAD,
    /** The ward of the residence, by its GSO code. */
    RESIDENT,
    /** The birth date, {@code YYYY-MM-DD}, or the year alone. */
    BORN,
    NO_OTHER_DOSSIER,
    /** Codes of the person's other dossiers for the same programme. */
    OTHER_DOSSIERS
  }

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
   * @param reason why the catalogue's rules refuse the line, in English; null when it is eligible, and where the obstacle
   *     says all
   * @param reasonVi the same in Vietnamese; null in events older than it
   * @param obstacle what the assessment itself found in the way; null in events older than it
   * @param values of the obstacle; null where it has none
   */
  record Line(int index, @Nullable String person, boolean eligible, long amount, @Nullable String reason,
      @Nullable String reasonVi, @Nullable Obstacle obstacle, @Nullable List<String> values) {}

  /** @param fact such as {@code birthDate}; {@code age} the completed years reached, null at a year's end */
  record Cause(String fact, @Nullable Integer age) {}

  /** @param amount whole dong by the rates of its day */
  record Answer(Status status, @Nullable String category, @Nullable BigDecimal coefficient, @Nullable Long amount) {}
}
