package vn.kip.reporting.domain;

/**
 * A flag on a dossier.
 *
 * @param action the action it rests on: its number in the register, or the event's id
 * @param why what was seen, in English; {@code vi} in Vietnamese
 */
public record Finding(Flag flag, String action, String why, String vi) {

  /** How an action is named: by its number in the register, or the event's id. */
  public static String actionOf(Fact fact) {
    int registerSeq = Fact.registerSeq(fact);
    return registerSeq < 0 ? fact.entry().id() : Integer.toString(registerSeq);
  }
}
