package vn.kip.reporting.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorEvent.IndicatorObserved;
import vn.kip.events.IndicatorEvent.TargetSet;

/**
 * A goal of the yearly plan, and how its result comes out of what was counted. Which indicators there are is data.
 *
 * @param indicator what is counted; for {@link Kind#FALL} the part of {@code of}
 * @param of the whole of which the part is a share; null for the other kinds
 * @param target indicator of the plan
 */
public record Goal(String id, String vi, String en, Kind kind, String indicator, @Nullable String of, String target) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public enum Kind {
    /** All of the year together. */
    SUM,
    /** What was counted last in the year. */
    LAST,
    /** By how many percentage points a share has fallen from the end of the year before to the end of the year. */
    FALL
  }

  /**
   * A share at the end of a year.
   *
   * @param percent with two decimals, as it is published
   */
  public record Level(LocalDate date, BigDecimal part, BigDecimal whole, BigDecimal percent) {}

  /**
   * The result beside the plan.
   *
   * @param target null where the plan sets none
   * @param result null where nothing was counted
   * @param percentOfTarget with one decimal
   * @param levels of a {@link Kind#FALL}: the year before and the year
   */
  public record Result(
      String id,
      String vi,
      String en,
      @Nullable BigDecimal target,
      @Nullable String unit,
      @Nullable String decision,
      @Nullable BigDecimal result,
      @Nullable BigDecimal percentOfTarget,
      @Nullable Boolean reached,
      List<Level> levels) {}

  /** The result of a year, from what holds of all statements. */
  public Result in(Year year, List<IndicatorEvent> statements) {
    var set = statements.stream().filter(TargetSet.class::isInstance).map(TargetSet.class::cast)
        .filter(one -> one.year() == year.getValue() && one.indicator().equals(target)).findFirst().orElse(null);
    var levels = kind == Kind.FALL ? levels(year, statements) : List.<Level>of();
    var result = switch (kind) {
      case SUM -> observed(indicator, statements).filter(one -> one.date().getYear() == year.getValue())
          .map(IndicatorObserved::value).reduce(BigDecimal::add).orElse(null);
      case LAST -> last(indicator, year, statements).map(IndicatorObserved::value).orElse(null);
      case FALL -> levels.size() == 2 ? levels.getFirst().percent().subtract(levels.getLast().percent()) : null;
    };
    var wanted = set == null ? null : set.value();
    return new Result(id, vi, en, wanted, set == null ? null : set.unit(), set == null ? null : set.decision(), result,
        share(result, wanted),
        (wanted == null || result == null) ? null : result.compareTo(wanted) >= 0,
        levels);
  }

  private static @Nullable BigDecimal share(@Nullable BigDecimal result, @Nullable BigDecimal wanted) {
    return (wanted == null || result == null || wanted.signum() == 0) ? null : percent(result, wanted, 1);
  }

  private List<Level> levels(Year year, List<IndicatorEvent> statements) {
    return java.util.stream.Stream.of(year.minusYears(1), year).flatMap(one -> level(one, statements).stream())
        .toList();
  }

  private Optional<Level> level(Year year, List<IndicatorEvent> statements) {
    var whole = last(String.valueOf(of), year, statements);
    return last(indicator, year, statements).flatMap(part -> whole.filter(all -> all.value().signum() > 0)
        .map(all -> new Level(part.date(), part.value(), all.value(), percent(part.value(), all.value(), 2))));
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole, int decimals) {
    return part.multiply(HUNDRED).divide(whole, decimals, RoundingMode.HALF_UP);
  }

  private static Optional<IndicatorObserved> last(String indicator, Year year, List<IndicatorEvent> statements) {
    return observed(indicator, statements).filter(one -> one.date().getYear() == year.getValue())
        .max(Comparator.comparing(IndicatorObserved::date));
  }

  private static java.util.stream.Stream<IndicatorObserved> observed(String indicator,
      List<IndicatorEvent> statements) {
    return statements.stream().filter(IndicatorObserved.class::isInstance).map(IndicatorObserved.class::cast)
        .filter(one -> one.indicator().equals(indicator));
  }
}
