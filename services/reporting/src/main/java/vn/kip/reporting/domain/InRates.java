package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.Set;
import vn.kip.deadlines.OpenState;

/**
 * How one dossier counts in each rate of a period.
 *
 * @param unflagged never on time while a finding stands
 */
public record InRates(Side official, Side provable, Side unflagged, Side citizen) {

  private static final Set<OpenState> LATE = Set.of(OpenState.OVERDUE, OpenState.UNPROVEN);

  /** On which side of a rate. */
  public enum Side {
    ON_TIME, NOT_ON_TIME, NOT_COUNTED
  }

  /**
   * The sides it stands on.
   *
   * @param asOf last day of the period
   * @param flagged whether any finding stands, D9 included
   */
  public static InRates of(CaseReading reading, CaseFold fold, LocalDate asOf, boolean flagged) {
    var result = reading.clock().resultClass();
    var official = result == null ? Side.NOT_COUNTED : side(CaseFold.isOnTime(result));
    boolean overdue = reading.clock().stateAt(asOf).filter(LATE::contains).isPresent();
    var citizen = reading.returned().map(returned -> side(fold.isInCitizenTime(reading, returned)))
        .orElse(Side.NOT_COUNTED);
    return new InRates(official, overdue ? Side.NOT_ON_TIME : official,
        official == Side.ON_TIME && flagged ? Side.NOT_ON_TIME : official, citizen);
  }

  private static Side side(boolean onTime) {
    return onTime ? Side.ON_TIME : Side.NOT_ON_TIME;
  }
}
