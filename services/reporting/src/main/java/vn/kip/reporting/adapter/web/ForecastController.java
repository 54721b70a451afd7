package vn.kip.reporting.adapter.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.reporting.application.Forecasts;
import vn.kip.reporting.domain.forecast.BackTest;
import vn.kip.reporting.domain.forecast.Forecast;
import vn.kip.service.RefusedException;

/** Looking ahead: open dossiers by risk, backlog to come, the chance of a period without a late one. */
@RestController
@RequestMapping("/forecast")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER', 'APPRAISER')")
class ForecastController {

  private final Forecasts forecasts;

  ForecastController(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  /** @param asOf today where left out; {@code until} four weeks on */
  @GetMapping
  Forecast forecast(@RequestParam @Nullable LocalDate asOf, @RequestParam @Nullable LocalDate until) {
    if (asOf != null && until != null) {
      Periods.of(asOf, until, null);
    }
    try {
      return forecasts.of(asOf, until);
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
