package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.reporting.adapter.web.ReportViews.Form06View;
import vn.kip.reporting.adapter.web.ReportViews.OnTimeView;
import vn.kip.service.Heavy;

/** The official form and the honest rates beside it. A period is named, or its first and last day are given. */
@RestController
@Heavy
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
class ReportController {

  private final ReportAnswers answers;

  ReportController(ReportAnswers answers) {
    this.answers = answers;
  }

  @GetMapping("/form06")
  Form06View form06(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam(defaultValue = "false") boolean byWard,
      @RequestParam @Nullable Instant knownAt) {
    return answers.form06(Periods.of(from, to, period), byWard, knownAt);
  }

  @GetMapping("/on-time")
  OnTimeView onTime(
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam @Nullable String period,
      @RequestParam @Nullable Instant knownAt) {
    return answers.onTime(Periods.of(from, to, period), knownAt);
  }
}
