package vn.kip.portal.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.OfficeTime;
import vn.kip.portal.adapter.services.ReportsClient;
import vn.kip.portal.adapter.services.ReportsClient.Compared;
import vn.kip.portal.adapter.services.ServiceRefusal;

/** One period as it was known then and as it is known now, and what has become known in between. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class ComparisonController {

  static final String PATH = SupervisorController.PATH + "/comparison";

  private static final int SIZE = 50;
  private static final int MOST_PAGES = 10_000;
  /** Fields of this page by what reporting calls them. */
  private static final Map<String, String> MOMENTS = Map.of("knownAt", "knownAt", "and", "later");

  private final ReportsClient reports;
  private final SupervisionPeriods periods;

  ComparisonController(ReportsClient reports, SupervisionPeriods periods) {
    this.reports = reports;
    this.periods = periods;
  }

  /** What was asked for; moments by the office's clocks, as a browser's field writes them. */
  record Asked(@Nullable String period, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime knownAt,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime later) {

    SupervisionPeriods.Asked days() {
      return new SupervisionPeriods.Asked(period, from, to);
    }

    /** As parameters to be added to a query. */
    String moments() {
      return (knownAt == null ? "" : "&knownAt=" + knownAt) + (later == null ? "" : "&later=" + later);
    }
  }

  @GetMapping(PATH)
  String compare(Asked asked, @RequestParam(defaultValue = "0") int page, Model model, Locale locale) {
    var choice = periods.choice(asked.days());
    model.addAttribute("choice", choice);
    model.addAttribute("asked", asked);
    var knownAt = instant(asked.knownAt());
    if (knownAt == null) {
      return "supervisor-comparison";
    }
    try {
      int shown = Math.clamp(page, 0, MOST_PAGES);
      int part = shown * SIZE / ReportsClient.DIFFERENCES + 1;
      show(reports.compared(choice.period(), knownAt, instant(asked.later()), part), shown, model);
      model.addAttribute("address", PATH + "?" + choice.query() + asked.moments());
    } catch (ServiceRefusal refusal) {
      var field = MOMENTS.get(refusal.field());
      if (field == null) {
        periods.refuse(refusal, model, locale);
      } else {
        model.addAttribute("errors", List.of(FieldError.of(field, refusal, locale)));
      }
    }
    return "supervisor-comparison";
  }

  private static void show(Compared report, int page, Model model) {
    var comparison = report.comparison();
    var shown = comparison.differences().stream().skip((long) page * SIZE % ReportsClient.DIFFERENCES).limit(SIZE)
        .map(difference -> new Changes.OfDossier(difference, Changes.of(difference.then(), difference.now()).stream()
            .filter(Changes.Column::isChanged).toList()))
        .toList();
    model.addAttribute("report", report);
    model.addAttribute("columns", Changes.of(comparison.then(), comparison.now()));
    model.addAttribute("differences", shown);
    model.addAttribute("number", page);
    model.addAttribute("size", SIZE);
    model.addAttribute("total", report.total());
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime moment) {
    return moment == null ? null : moment.atZone(OfficeTime.ZONE).toInstant();
  }
}
