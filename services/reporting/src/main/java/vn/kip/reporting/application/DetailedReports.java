package vn.kip.reporting.application;

import java.time.Instant;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.events.IndicatorEvent;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.Reports.OnTime;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.CellKey;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.reporting.domain.Measure;
import vn.kip.reporting.domain.MoneyOfYear;
import vn.kip.reporting.domain.Period;

/** Reports that read the dossiers themselves and not only their sums, on the same consistent cut. */
public final class DetailedReports {

  private final Reports reports;
  private final CaseFold fold;
  private final IndicatorBook indicators;

  public DetailedReports(Reports reports, CaseFold fold, IndicatorBook indicators) {
    this.reports = reports;
    this.fold = fold;
    this.indicators = indicators;
  }

  /** Which rows of the form: all where null. */
  public record Rows(@Nullable String programme, @Nullable String ward) {

    boolean hold(CaseReading reading) {
      return (programme == null || programme.equals(reading.submission().programme()))
          && (ward == null || ward.equals(reading.submission().ward()));
    }
  }

  /**
   * What a year came to.
   *
   * @param official on time from 15/12 to 14/12, {@code calendar} from January to December
   */
  public record Yearly(Year year, List<IndicatorEvent> statements, MoneyOfYear money, PeriodOnTime official,
      PeriodOnTime calendar) {}

  public record PeriodOnTime(Period period, OnTime onTime) {}

  /**
   * The dossiers behind a cell of form 06, by code.
   *
   * @param knownAt only what was recorded up to this moment; null for everything
   */
  public Sealed<List<CaseReading>> behind(Form06Column column, Period period, Rows rows, @Nullable Instant knownAt) {
    return behind(column, period, rows, knownAt, _ -> true, Function.identity());
  }

  /**
   * Those of them for which a condition holds besides.
   *
   * @param shown what is kept of each: thousands of whole dossiers would fill the memory
   */
  public <T> Sealed<List<T>> behind(Form06Column column, Period period, Rows rows, @Nullable Instant knownAt,
      Predicate<CaseReading> condition, Function<CaseReading, T> shown) {
    var sealed = dossiers(period, knownAt, reading -> rows.hold(reading)
        && column.holds(reading, period.from(), period.to()) && condition.test(reading),
        reading -> Coded.of(reading, shown));
    return new Sealed<>(sealed.report().stream().sorted(Comparator.comparing(Coded::code)).map(Coded::shown).toList(),
        sealed.seal());
  }

  /** What is shown of a dossier, and its code, by which it is listed. */
  record Coded<T>(String code, T shown) {

    static <T> Coded<T> of(CaseReading reading, Function<CaseReading, T> shown) {
      return new Coded<>(String.valueOf(reading.code()), shown.apply(reading));
    }
  }

  /**
   * The dossiers accepted up to the end of a period and not closed before it, in no order.
   *
   * @param knownAt only what was recorded up to this moment; null for everything
   */
  public Sealed<List<CaseReading>> dossiers(Period period, @Nullable Instant knownAt,
      Predicate<CaseReading> condition) {
    return dossiers(period, knownAt, condition, Function.identity());
  }

  /** @param shown what is kept of each */
  public <T> Sealed<List<T>> dossiers(Period period, @Nullable Instant knownAt, Predicate<CaseReading> condition,
      Function<CaseReading, T> shown) {
    return reports.at(cut -> {
      try (var cases = knownAt == null ? cut.ofPeriod(period.from(), period.to()) : cut.all()) {
        return readings(cases, knownAt).filter(condition).map(shown).toList();
      }
    });
  }

  public Sealed<Yearly> yearly(Year year) {
    var official = Period.parse("%04d".formatted(year.getValue())).orElseThrow();
    var calendar = Period.parse("calendar-%04d".formatted(year.getValue())).orElseThrow();
    return reports.withCells(List.of(official, calendar).stream().map(Period::days).toList(), (cells, cut) -> {
      var money = new MoneyOfYear(year);
      try (var cases = cut.all()) {
        readings(cases, null).forEach(money::add);
      }
      return new Yearly(year, indicators.current(), money, onTime(official, cells.getFirst(), cut),
          onTime(calendar, cells.getLast(), cut));
    });
  }

  private PeriodOnTime onTime(Period period, Map<CellKey, Map<Measure, Integer>> cells, CasesAtCut cut) {
    return new PeriodOnTime(period, reports.onTime(period.from(), period.to(),
        Reports.View.of(cells, cut, period.from(), period.to())));
  }

  private Stream<CaseReading> readings(Stream<StoredCase> cases, @Nullable Instant knownAt) {
    return cases.flatMap(stored -> fold.read(stored.factsKnownAt(knownAt)).stream());
  }
}
