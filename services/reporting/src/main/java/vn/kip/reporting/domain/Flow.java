package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What came in and what went out in some days, as form 06 counts it: what all pieces of a period took in is column 3 without
 * column 6, and what went out is column 7 with those withdrawn.
 *
 * @param received accepted in these days
 * @param resolved decided in these days, {@code withdrawn} taken back by the citizen
 * @param open being handled at the end of the last day
 */
public record Flow(LocalDate from, LocalDate to, int received, int resolved, int withdrawn, int open) {

  private static final int MOST_WEEKS = 9;
  private static final int MOST_MONTHS = 36;

  /** First and last day of a piece. */
  public record Piece(LocalDate from, LocalDate to) {}

  /** Of the form of just these days. */
  public static Flow of(Piece piece, Form06.Row total) {
    return new Flow(piece.from(), piece.to(), total.receivedOnline() + total.receivedDirect(), total.resolved(),
        total.withdrawn(), total.open());
  }

  /** Weeks, months or years from the first day on, whichever are few enough to be looked at; none that begins after today. */
  public static List<Piece> pieces(LocalDate from, LocalDate to, LocalDate today) {
    var unit = unit(from, to);
    var last = to.isAfter(today) ? today : to;
    var pieces = new ArrayList<Piece>();
    // Counted from the first day each time: months from the 31st would creep otherwise.
    for (int count = 0; !from.plus(count, unit).isAfter(last); count++) {
      var end = from.plus(count + 1L, unit).minusDays(1);
      pieces.add(new Piece(from.plus(count, unit), end.isAfter(last) ? last : end));
    }
    return pieces;
  }

  private static ChronoUnit unit(LocalDate from, LocalDate to) {
    if (ChronoUnit.WEEKS.between(from, to) < MOST_WEEKS) {
      return ChronoUnit.WEEKS;
    }
    return ChronoUnit.MONTHS.between(from, to) < MOST_MONTHS ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
  }
}
