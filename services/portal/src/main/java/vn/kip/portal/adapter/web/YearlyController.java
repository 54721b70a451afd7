package vn.kip.portal.adapter.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.portal.adapter.services.ReportsClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.application.DueDates;

/** A year: what the plan asked for and what came of it, what was paid, and how much was on time. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class YearlyController {

  static final String PATH = SupervisorController.PATH + "/yearly";

  private static final int YEARS = 5;
  private static final String FIELD = "year";
  /** Of form 06. */
  private static final List<String> COLUMNS = List.of("received", "resolved", "late", "open", "openOverdue");

  private final ReportsClient reports;
  private final DueDates dates;

  YearlyController(ReportsClient reports, DueDates dates) {
    this.reports = reports;
    this.dates = dates;
  }

  @GetMapping(PATH)
  String yearly(@RequestParam @Nullable Integer year, Model model, Locale locale) {
    int latest = dates.today().getYear();
    int asked = Objects.requireNonNullElse(year, latest);
    model.addAttribute("year", asked);
    model.addAttribute("years", IntStream.range(0, YEARS).mapToObj(before -> latest - before).toList());
    try {
      var report = reports.yearly(asked);
      model.addAttribute("report", report);
      var views = List.of(report.official(), report.calendar());
      model.addAttribute("views", views);
      model.addAttribute("figures", views.stream().map(view -> RateCards.figures(view.rates())).toList());
      model.addAttribute("columns", COLUMNS);
      model.addAttribute("rates", RateCards.KEYS);
    } catch (ServiceRefusal refusal) {
      if (!FIELD.equals(refusal.field())) {
        throw refusal;
      }
      model.addAttribute("errors", List.of(FieldError.of(FIELD, refusal, locale)));
    }
    return "supervisor-yearly";
  }

  /** The summary as reporting prints it for this officer. */
  @GetMapping(PATH + "/file/pdf")
  ResponseEntity<byte[]> file(@RequestParam int year) {
    return Downloads.of("yearly-" + year, "pdf", reports.yearlyPdf(year));
  }
}
