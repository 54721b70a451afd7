package vn.kip.reporting.adapter.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.reporting.domain.Period;
import vn.kip.service.RefusedException;

/** The period a report is asked for: by name, or by its first and last day. */
final class Periods {

  /** Whoever wants more asks again: an answer holds all days between. */
  private static final int MOST_YEARS = 10;

  private Periods() {}

  /** @throws RefusedException when it is neither, or both, or no period at all, or longer than ten years */
  static Period of(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String period) {
    if (period != null && from == null && to == null) {
      return Period.parse(period).orElseThrow(
          () -> new RefusedException(Refusal.invalid("report.period-unknown", "period", "period", period)));
    }
    if (period != null || from == null || to == null) {
      var field = period != null ? "period" : from == null ? "from" : "to";
      throw new RefusedException(Refusal.invalid("report.period-incomplete", field));
    }
    if (to.isBefore(from)) {
      throw new RefusedException(Refusal.invalid("report.period", "to", "from", from.toString(), "to", to.toString()));
    }
    if (!to.isBefore(from.plusYears(MOST_YEARS))) {
      throw new RefusedException(
          Refusal.invalid("report.span", "to", "from", from.toString(), "to", to.toString(), "years",
              Integer.toString(MOST_YEARS)));
    }
    return Period.between(from, to);
  }
}
