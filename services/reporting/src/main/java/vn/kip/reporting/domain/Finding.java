package vn.kip.reporting.domain;

import org.jspecify.annotations.Nullable;

/**
 * A flag on a dossier. Its words are made by whoever writes it down.
 *
 * @param action the action it rests on: its number in the register, or the event's id
 * @param amounts null where what was seen is no matter of money
 */
public record Finding(Why why, String action, @Nullable Amounts amounts) {

  public Finding(Why why, String action) {
    this(why, action, null);
  }

  /** What was seen. */
  public enum Why {
    /** Papers were requested a second time. */
    SECOND_REQUEST(Flag.D1),
    /** Papers were requested later than the third working day. */
    REQUEST_AFTER_THIRD_WORKING_DAY(Flag.D1),
    /** Papers were requested after the due date. */
    REQUEST_AFTER_DUE(Flag.D1),
    /** An action was recorded later than the next working day. */
    RECORDED_LATE(Flag.D4),
    /** The date in the dossier's code is not that of its acceptance. */
    CODE_OF_ANOTHER_DAY(Flag.D4),
    /** The decision has no number. */
    DECIDED_WITHOUT_NUMBER(Flag.D8),
    /** The programme posts, and the dossier was decided without it. */
    NEVER_POSTED(Flag.D8),
    /** The dossier was decided before its posting had run. */
    DECIDED_DURING_POSTING(Flag.D8),
    /** The dossier was withdrawn, and filed again within 30 days. */
    FILED_AGAIN(Flag.D9),
    /** The apology came on or after the due date. */
    APOLOGY_TOO_LATE(Flag.D12),
    /** The office has apologised before. */
    SECOND_APOLOGY(Flag.D12),
    /** The decision was signed on a day off. */
    DECIDED_ON_DAY_OFF(Flag.D14),
    /** The decision was signed at night. */
    DECIDED_OUTSIDE_HOURS(Flag.D14),
    /** An on-line submission was accepted later than the next working day. */
    ACCEPTED_LATE(Flag.D15),
    /** Granted, though the rules say that there is no entitlement. */
    GRANTED_THOUGH_INELIGIBLE(Flag.E1),
    /** Refused, though the rules say that there is an entitlement. */
    REFUSED_THOUGH_ELIGIBLE(Flag.E1),
    /** Granted with another amount than the rules come to. */
    ANOTHER_AMOUNT(Flag.E1);

    private final Flag flag;

    Why(Flag flag) {
      this.flag = flag;
    }

    public Flag flag() {
      return flag;
    }
  }

  /**
   * Whole dong.
   *
   * @param granted null where the decision names none
   */
  public record Amounts(long assessed, @Nullable Long granted) {}

  public Flag flag() {
    return why.flag();
  }

  /** How an action is named: by its number in the register, or the event's id. */
  public static String actionOf(Fact fact) {
    int registerSeq = Fact.registerSeq(fact);
    return registerSeq < 0 ? fact.entry().id() : Integer.toString(registerSeq);
  }
}
