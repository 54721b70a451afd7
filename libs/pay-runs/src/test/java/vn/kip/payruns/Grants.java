package vn.kip.payruns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.Calendars;
import vn.kip.payruns.GrantEvent.Allocation;
import vn.kip.payruns.RunPlanner.Request;
import vn.kip.programmes.Catalogue;

/** Grants and months as the tests speak of them. */
final class Grants {

  static final Standards STANDARDS = new Standards(Catalogue.bundled().rates(), Map.of(), Set.of());
  static final RunPlanner PLANNER = new RunPlanner(STANDARDS, new PayDays(Calendars.vietnam()));

  private Grants() {}

  /** Of a person over 80: the standard once. */
  static Terms allowance(String grant, String entitledFrom, String decidedOn) {
    return allowance(grant, entitledFrom, decidedOn, null, "1.0");
  }

  static Terms allowance(String grant, String entitledFrom, String decidedOn, @Nullable String paidThrough,
      String coefficient) {
    return new Terms(grant, "ALLOWANCE", "P-" + grant, "19333", "BANK", YearMonth.parse(entitledFrom),
        LocalDate.parse(decidedOn), paidThrough == null ? null : YearMonth.parse(paidThrough), "socialStandard", true,
        false, List.of(Part.of("K", coefficient)));
  }

  static Instant on(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.ofHours(7)).toInstant();
  }

  static YearMonth month(String text) {
    return YearMonth.parse(text);
  }

  static Allocation of(String month, long amount) {
    return new Allocation(YearMonth.parse(month), amount);
  }

  static Request run(String month, String knownOn) {
    return new Request(YearMonth.parse(month), LocalDate.parse(knownOn), Set.of(), false);
  }

  static Standing standing(Terms terms, GrantEvent... events) {
    var standing = Standing.of(terms);
    List.of(events).forEach(standing::take);
    return standing;
  }
}
