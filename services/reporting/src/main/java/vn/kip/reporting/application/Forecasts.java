package vn.kip.reporting.application;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.WorkingDays;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.StageRules;
import vn.kip.reporting.domain.forecast.BackTest;
import vn.kip.reporting.domain.forecast.Forecast;
import vn.kip.reporting.domain.forecast.Pace;
import vn.kip.reporting.domain.forecast.Run;

/** What is about to go wrong, and how well that was foretold before. */
public final class Forecasts {

  private static final int AHEAD = 28;

  private final CaseSearch search;
  private final CaseFold fold;
  private final StageRules stages;
  private final WorkingDays days;
  private final InstantSource clock;

  public Forecasts(CaseSearch search, CaseFold fold, StageRules stages, WorkingDays days, InstantSource clock) {
    this.search = search;
    this.fold = fold;
    this.stages = stages;
    this.days = days;
    this.clock = clock;
  }

  /**
   * The forecast as of the end of a day.
   *
   * @param asOf today, where it is null
   * @param until four weeks on, where it is null
   */
  public Forecast of(@Nullable LocalDate asOf, @Nullable LocalDate until) {
    var today = asOf == null ? OfficeTime.date(clock.instant()) : asOf;
    var from = days.before(today, Pace.WINDOW);
    var runs = runs(Stream.concat(search.open(), search.closedSince(from))).stream()
        .filter(run -> !run.start().isAfter(today)).toList();
    return Forecast.of(runs, days, today, until == null ? today.plusDays(AHEAD) : until);
  }

  /** The forecast tried on the past, with everything known up to today. */
  public BackTest backTest(LocalDate from, LocalDate to) {
    return BackTest.of(runs(search.all()), days, from, to, OfficeTime.date(clock.instant()));
  }

  private List<Run> runs(Stream<StoredCase> stored) {
    return stored.flatMap(one -> fold.read(one.facts()).stream()).flatMap(reading -> Run.of(reading, stages).stream())
        .toList();
  }
}
