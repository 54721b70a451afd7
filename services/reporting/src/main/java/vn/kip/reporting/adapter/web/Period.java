package vn.kip.reporting.adapter.web;

import java.time.LocalDate;
import vn.kip.caselog.Refusal;
import vn.kip.service.RefusedException;

/** The days a report covers, both included. */
final class Period {

  private Period() {}

  static void check(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new RefusedException(Refusal.invalid("report.period", "to", "from", from.toString(), "to", to.toString()));
    }
  }
}
