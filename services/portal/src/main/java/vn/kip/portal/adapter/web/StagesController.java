package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.portal.adapter.services.ReportsClient;
import vn.kip.portal.adapter.services.ServiceRefusal;

/** At which stage, and with whom, dossiers were late, though they may have been decided in time. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class StagesController {

  static final String PATH = SupervisorController.PATH + "/stages";

  private final ReportsClient reports;
  private final SupervisionPeriods periods;

  StagesController(ReportsClient reports, SupervisionPeriods periods) {
    this.reports = reports;
    this.periods = periods;
  }

  @GetMapping(PATH)
  String stages(@RequestParam @Nullable String period,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, Model model,
      Locale locale) {
    var choice = periods.choice(new SupervisionPeriods.Asked(period, from, to));
    model.addAttribute("choice", choice);
    try {
      model.addAttribute("report", reports.stages(choice.period()));
    } catch (ServiceRefusal refusal) {
      periods.refuse(refusal, model, locale);
    }
    return "supervisor-stages";
  }
}
