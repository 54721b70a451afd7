package vn.kip.reporting.adapter.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.application.Forecasts;
import vn.kip.reporting.domain.forecast.BackTest;
import vn.kip.reporting.domain.forecast.Forecast;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** Looking ahead: open dossiers by risk, backlog to come, the chance of a period without a late one. */
@RestController
@Heavy
@RequestMapping("/forecast")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER', 'APPRAISER')")
class ForecastController {

  private final Forecasts forecasts;
  private final InstantSource clock;

  ForecastController(Forecasts forecasts, InstantSource clock) {
    this.clock = clock;
    this.forecasts = forecasts;
  }

  /**
   * A forecast with one page of the open dossiers.
   *
   * @param open how many there are; {@code atRisk} are those of the page, the likeliest to be late first
   */
  record View(LocalDate asOf, LocalDate measuredFrom, Forecast.Outlook outlook, List<Forecast.Backlog> stages,
      List<Forecast.Backlog> officers, int open, int page, int pages, List<Forecast.Risk> atRisk) {

    static View of(Forecast forecast, int page) {
      var shown = Pages.of(forecast.atRisk(), page);
      return new View(forecast.asOf(), forecast.measuredFrom(), forecast.outlook(), forecast.stages(),
          forecast.officers(), shown.count(), page, shown.pages(), shown.items());
    }
  }

  /** @param asOf today where left out; {@code until} four weeks on */
  @GetMapping
  View forecast(@RequestParam @Nullable LocalDate asOf, @RequestParam @Nullable LocalDate until,
      @RequestParam(defaultValue = "1") int page) {
    if (until != null) {
      Periods.of(asOf == null ? OfficeTime.date(clock.instant()) : asOf, until, null);
    }
    try {
      return View.of(forecasts.of(asOf, until), page);
    } catch (CalendarDoesNotReachException e) {
      throw new RefusedException(
          Refusal.invalid("forecast.calendar", "until", "reason", String.valueOf(e.getMessage())));
    }
  }

  @GetMapping("/back-test")
  BackTest backTest(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period) {
    var asked = Periods.of(from, to, period);
    try {
      return forecasts.backTest(asked.from(), asked.to());
    } catch (CalendarDoesNotReachException e) {
      throw new RefusedException(Refusal.invalid("forecast.calendar", "to", "reason", String.valueOf(e.getMessage())));
    }
  }
}
