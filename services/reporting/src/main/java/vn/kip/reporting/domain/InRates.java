package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.kip.deadlines.OpenState;
import vn.kip.office.OfficeTime;

/**
 * How one dossier counts in each rate of a period.
 *
 * @param unflagged never on time while a finding stands
 */
public record InRates(Side official, Side provable, Side unflagged, Side citizen) {

  private static final Set<OpenState> LATE = Set.of(OpenState.OVERDUE, OpenState.UNPROVEN);

  /** The four rates, by their keys in the report. */
  public enum Rate {
    OFFICIAL,
    PROVABLE,
    UNFLAGGED,
    CITIZEN;

    public static Optional<Rate> ofKey(String key) {
      return Arrays.stream(values()).filter(rate -> rate.key().equals(key)).findFirst();
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Side in(Rate rate) {
    return switch (rate) {
      case OFFICIAL -> official;
      case PROVABLE -> provable;
      case UNFLAGGED -> unflagged;
      case CITIZEN -> citizen;
    };
  }

  /** On which side of a rate. */
  public enum Side {
    ON_TIME,
    NOT_ON_TIME,
    NOT_COUNTED
  }

  /**
   * The sides it stands on.
   *
   * @param from first day of the period; what was decided or returned before it counts in another one
   * @param to last day
   * @param flagged whether any finding stands, D9 included
   */
  public static InRates of(CaseReading reading, CaseFold fold, LocalDate from, LocalDate to,
      boolean flagged) {
    var result = reading.clock().resultClass();
    var decidedAt = reading.clock().decidedAt();
    var official = result == null || decidedAt == null || !isWithin(from, to, decidedAt)
        ? Side.NOT_COUNTED
        : side(CaseFold.isOnTime(result));
    boolean overdue = reading.clock().stateAt(to).filter(LATE::contains).isPresent();
    var citizen = reading.returned().filter(returned -> isWithin(from, to, returned.entry().occurredAt()))
        .map(returned -> side(fold.isInCitizenTime(reading, returned))).orElse(Side.NOT_COUNTED);
    return new InRates(official, overdue ? Side.NOT_ON_TIME : official,
        official == Side.ON_TIME && flagged ? Side.NOT_ON_TIME : official, citizen);
  }

  private static boolean isWithin(LocalDate from, LocalDate to, Instant at) {
    var day = OfficeTime.date(at);
    return !day.isBefore(from) && !day.isAfter(to);
  }

  private static Side side(boolean onTime) {
    return onTime ? Side.ON_TIME : Side.NOT_ON_TIME;
  }
}
