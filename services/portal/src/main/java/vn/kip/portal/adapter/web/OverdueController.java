package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kip.portal.adapter.services.ReportsClient;
import vn.kip.portal.adapter.services.ReportsClient.OverdueCell;
import vn.kip.portal.adapter.services.ServiceRefusal;

/** Why dossiers were late, as form 07 counts it, and the dossiers behind each of its cells. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class OverdueController {

  static final String PATH = SupervisorController.PATH + "/overdue";
  /** Columns 10 and 13 of form 06. */
  static final List<String> COLUMNS = List.of("late", "openOverdue");
  private static final String UNSTATED = "unstated";

  private final ReportsClient reports;
  private final SupervisionPeriods periods;

  OverdueController(ReportsClient reports, SupervisionPeriods periods) {
    this.reports = reports;
    this.periods = periods;
  }

  /** What was asked for; cause and programme are blank or left out for all. */
  record Asked(@Nullable String period, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String column,
      @Nullable String cause, @Nullable String programme) {

    SupervisionPeriods.Asked days() {
      return new SupervisionPeriods.Asked(period, from, to);
    }

    OverdueCell cell() {
      return new OverdueCell(column != null && COLUMNS.contains(column) ? column : COLUMNS.getFirst(), filled(cause),
          filled(programme));
    }

    private static @Nullable String filled(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }

  @GetMapping(PATH)
  String form(Asked asked, Model model, Locale locale) {
    var choice = periods.choice(asked.days());
    model.addAttribute("choice", choice);
    model.addAttribute("columns", COLUMNS);
    try {
      model.addAttribute("form", reports.overdue(choice.period()));
    } catch (ServiceRefusal refusal) {
      periods.refuse(refusal, model, locale);
    }
    return "supervisor-overdue";
  }

  @GetMapping(PATH + "/dossiers")
  String dossiers(Asked asked, @RequestParam(defaultValue = "1") int number, Model model) {
    var choice = periods.choice(asked.days());
    var cell = asked.cell();
    model.addAttribute("choice", choice);
    model.addAttribute("cell", cell);
    model.addAttribute("unstated", UNSTATED.equals(cell.cause()));
    model.addAttribute("list", list(choice.query(), cell));
    model.addAttribute("behind", reports.overdueDossiers(choice.period(), cell, number));
    return "supervisor-overdue-dossiers";
  }

  /** The address of the same list, ready for another page of it. */
  private static String list(String period, OverdueCell cell) {
    var builder = UriComponentsBuilder.fromPath(PATH + "/dossiers").query(period)
        .queryParam("column", cell.column());
    var values = new HashMap<String, Object>();
    if (cell.cause() != null) {
      builder.queryParam("cause", "{cause}");
      values.put("cause", cell.cause());
    }
    if (cell.programme() != null) {
      builder.queryParam("programme", "{programme}");
      values.put("programme", cell.programme());
    }
    return builder.encode().buildAndExpand(values).toUriString();
  }

  /** The form as a file, as reporting prints it for this officer. */
  @GetMapping(PATH + "/file/{ending:pdf|xlsx}")
  ResponseEntity<byte[]> file(Asked asked, @PathVariable String ending) {
    var period = periods.choice(asked.days()).period();
    return Downloads.of("form07-" + Downloads.name(period), ending, reports.overdueFile(period, ending));
  }
}
