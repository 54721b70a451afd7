package vn.kip.programmes.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.Rates;
import vn.kip.programmes.Rates.Rate;

/** Finds money that need not come out in whole dong, where no law of the rates behind it says how it is rounded. */
final class Rounding {

  private static final Pattern FRACTION = Pattern.compile("(?<!\\w)\\d+\\.\\d+(?!\\w)");
  private static final Pattern DIVISION = Pattern.compile("(?<!\\w)\\d+\\s*/|/\\s*\\d+|\\w\\s*/\\s*\\w");

  private final Rules rules;
  private final Rates rates;

  Rounding(Rules rules, Rates rates) {
    this.rules = rules;
    this.rates = rates;
  }

  /** What is wrong with a row, in words. */
  Optional<String> problem(Row row) {
    var money = Stream.ofNullable(row.coefficient() == null ? row.amount() : row.coefficient()).findFirst().orElse("");
    var unrounded = rules.dependencies().rates(row).stream()
        .flatMap(name -> Stream.ofNullable(rules.book().rates().get(name)))
        .flatMap(use -> rates.series().getOrDefault(use.series(), List.of()).stream())
        .filter(rate -> rate.roundTo() == null).toList();
    if (DIVISION.matcher(money).find() && !unrounded.isEmpty()) {
      return Optional.of(money + " may leave part of a dong, and no law says how it is rounded");
    }
    return FRACTION.matcher(money).results().map(MatchResult::group).map(BigDecimal::new)
        .flatMap(factor -> unrounded.stream().filter(rate -> !isWhole(factor, rate))
            .map(rate -> factor + " of " + rate.amount() + " is no whole dong, and the rate of " + rate.from()
                + " does not say to what it is rounded (roundTo)"))
        .findFirst();
  }

  private static boolean isWhole(BigDecimal factor, Rate rate) {
    return factor.multiply(BigDecimal.valueOf(rate.amount())).stripTrailingZeros().scale() <= 0;
  }
}
