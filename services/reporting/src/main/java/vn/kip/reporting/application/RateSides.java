package vn.kip.reporting.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.Reports.Sealed;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.InRates;
import vn.kip.reporting.domain.InRates.Rate;
import vn.kip.reporting.domain.InRates.Side;
import vn.kip.reporting.domain.Period;

/** The dossiers that make up a rate: those that were on time in it, and those that were not. */
public final class RateSides {

  private final Reports reports;
  private final CaseFold fold;
  private final FindingDesk findings;

  public RateSides(Reports reports, CaseFold fold, FindingDesk findings) {
    this.reports = reports;
    this.fold = fold;
    this.findings = findings;
  }

  /**
   * By code; as many as the report's numerator, or as are missing from it to the denominator.
   *
   * @param knownAt only what was recorded up to this moment; null for everything
   * @param shown what is kept of each: thousands of whole dossiers would fill the memory
   */
  public <T> Sealed<List<T>> of(Rate rate, Side side, Period period, @Nullable Instant knownAt,
      Function<CaseReading, T> shown) {
    return reports.at(cut -> {
      var again = Reports.resubmitted(cut, knownAt);
      try (var cases = cases(cut, rate, period, knownAt)) {
        return cases.flatMap(stored -> reading(stored, knownAt)
            .filter(reading -> sides(reading, stored, again, period).in(rate) == side)
            .map(reading -> DetailedReports.Coded.of(reading, shown)))
            .sorted(Comparator.comparing(DetailedReports.Coded::code)).map(DetailedReports.Coded::shown).toList();
      }
    });
  }

  /** A result may be handed over long after the decision, in another period. */
  private static Stream<StoredCase> cases(CasesAtCut cut, Rate rate, Period period, @Nullable Instant knownAt) {
    return knownAt == null && rate != Rate.CITIZEN ? cut.ofPeriod(period.from(), period.to()) : cut.all();
  }

  private Stream<CaseReading> reading(StoredCase stored, @Nullable Instant knownAt) {
    return fold.read(stored.factsKnownAt(knownAt)).stream().filter(CaseReading::isOfForm06);
  }

  private InRates sides(CaseReading reading, StoredCase stored, Set<String> again, Period period) {
    boolean flagged = !findings.findings(reading, again.contains(stored.id().value())).isEmpty();
    return InRates.of(reading, fold, period.from(), period.to(), flagged);
  }
}
