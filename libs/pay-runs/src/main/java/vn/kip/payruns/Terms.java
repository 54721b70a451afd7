package vn.kip.payruns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a grant was decided on.
 *
 * @param person whose it is, by whatever names a person in one place only
 * @param ward code of the ward at which it was first paid
 * @param method first way of payment, as the office names it
 * @param entitledFrom the first month that is due; the decision may be later
 * @param decidedOn local day of the decision
 * @param paidThrough last month that was paid before the grant was taken over: nothing at or before it is ever due or
 *     overpaid; null for a grant decided here
 * @param series the standard that its coefficients multiply
 * @param paysDeathMonth whether the month of the death is still due
 * @param movedIn whether another district paid the same person before
 */
public record Terms(
    String grant,
    String programme,
    String person,
    String ward,
    String method,
    YearMonth entitledFrom,
    LocalDate decidedOn,
    @Nullable YearMonth paidThrough,
    String series,
    boolean paysDeathMonth,
    boolean movedIn,
    List<Part> parts) {

  public Terms {
    parts = List.copyOf(parts);
  }
}
