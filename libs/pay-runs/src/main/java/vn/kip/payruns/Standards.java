package vn.kip.payruns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.kip.programmes.Rates;
import vn.kip.programmes.Rates.Rate;

/**
 * What the standards come to for one grant in one month: the nation's values, those of the province where they are higher,
 * and which of them the office has decided to apply to grants that are older than their law.
 *
 * @param province by series, each value from the month on which it applies
 * @param decided values that a collective decision applies to grants decided before their law
 */
public record Standards(Rates nation, Map<String, List<ProvinceRate>> province, Set<RateKey> decided) {

  /** A province's own value; it holds where it is higher than the nation's. */
  public record ProvinceRate(YearMonth from, long amount) {}

  /** A value of a series by the month on which it applies, written {@code series@month}. */
  public record RateKey(String series, YearMonth from) {

    @Override
    public String toString() {
      return series + "@" + from;
    }
  }

  public Standards {
    province = Map.copyOf(province);
    decided = Set.copyOf(decided);
  }

  /**
   * The standard of a month, whose law is in force on a day and reaches the grant.
   *
   * @throws IllegalStateException when the series has no value then
   */
  long of(Terms grant, YearMonth month, LocalDate knownOn) {
    var first = month.atDay(1);
    var rates = nation.series().getOrDefault(grant.series(), List.of());
    var nations = rates.stream().filter(rate -> !rate.from().isAfter(first))
        .filter(rate -> rate.equals(rates.getFirst()) || reaches(grant, rate, knownOn)).reduce((_, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no " + grant.series() + " for " + month));
    return Math.max(nations.amount(), provinces(grant.series(), month));
  }

  private long provinces(String series, YearMonth month) {
    return province.getOrDefault(series, List.of()).stream().filter(rate -> !rate.from().isAfter(month))
        .max(Comparator.comparing(ProvinceRate::from)).map(ProvinceRate::amount).orElse(0L);
  }

  /** A law in force after the grant's decision reaches it only by a collective decision. */
  private boolean reaches(Terms grant, Rate rate, LocalDate knownOn) {
    return isInForce(rate, knownOn)
        && (!rate.inForceFrom().isAfter(grant.decidedOn()) || decided.contains(key(grant.series(), rate)));
  }

  private static boolean isInForce(Rate rate, LocalDate on) {
    return !rate.inForceFrom().isAfter(on);
  }

  /** The first value in force that would reach the grant, if it were decided. */
  Optional<RateKey> undecided(Standing grant, LocalDate knownOn) {
    var terms = grant.terms();
    var last = grant.lastDueMonth();
    return nation.series().getOrDefault(terms.series(), List.of()).stream().skip(1)
        .filter(rate -> isInForce(rate, knownOn) && !reaches(terms, rate, knownOn))
        .filter(rate -> last == null || !last.isBefore(YearMonth.from(rate.from())))
        .map(rate -> key(terms.series(), rate)).findFirst();
  }

  /** The months at which a series changes. */
  Set<YearMonth> changes(String series) {
    var months = new TreeSet<YearMonth>();
    nation.series().getOrDefault(series, List.of()).forEach(rate -> months.add(firstWhole(rate.from())));
    province.getOrDefault(series, List.of()).forEach(rate -> months.add(rate.from()));
    return months;
  }

  /** These standards after one more collective decision. */
  public Standards with(RateKey key) {
    var more = new ArrayList<>(decided);
    more.add(key);
    return new Standards(nation, province, Set.copyOf(more));
  }

  private static RateKey key(String series, Rate rate) {
    return new RateKey(series, YearMonth.from(rate.from()));
  }

  private static YearMonth firstWhole(LocalDate from) {
    return from.getDayOfMonth() == 1 ? YearMonth.from(from) : YearMonth.from(from).plusMonths(1);
  }
}
