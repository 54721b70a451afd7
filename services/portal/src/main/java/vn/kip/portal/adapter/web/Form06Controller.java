package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.adapter.services.SupervisionClient;
import vn.kip.portal.adapter.services.SupervisionClient.Cell;
import vn.kip.portal.domain.NavEntry;

/** Form 06 as it is printed, with the dossiers behind each of its cells. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class Form06Controller {

  static final String PATH = SupervisorController.PATH + "/form06";

  private static final int ORDER = 11;

  private final SupervisionClient supervision;
  private final SupervisionPeriods periods;

  Form06Controller(SupervisionClient supervision, SupervisionPeriods periods) {
    this.supervision = supervision;
    this.periods = periods;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {

    @Bean
    NavEntry form06Entry() {
      return new NavEntry("nav.form06", PATH, ORDER, Set.of(Role.SUPERVISOR, Role.AUDITOR));
    }
  }

  @GetMapping(PATH)
  String form(@RequestParam @Nullable String period,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean byWard, Model model, Locale locale) {
    var choice = periods.choice(new SupervisionPeriods.Asked(period, from, to));
    model.addAttribute("choice", choice);
    model.addAttribute("byWard", byWard);
    try {
      var form = supervision.form06(choice.period(), byWard);
      model.addAttribute("form", form);
      model.addAttribute("lines", Form06Lines.of(form));
    } catch (ServiceRefusal refusal) {
      periods.refuse(refusal, model, locale);
    }
    return "form06";
  }

  @GetMapping(PATH + "/dossiers")
  String dossiers(@RequestParam @Nullable String period,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @RequestParam String column,
      @RequestParam @Nullable String field, @RequestParam @Nullable String programme,
      @RequestParam @Nullable String ward, @RequestParam(defaultValue = "1") int number, Model model) {
    var choice = periods.choice(new SupervisionPeriods.Asked(period, from, to));
    var cell = new Cell(column, field, programme, ward);
    model.addAttribute("choice", choice);
    model.addAttribute("cell", cell);
    model.addAttribute("where", Form06Lines.where(field, programme, ward));
    model.addAttribute("behind", supervision.behind(choice.period(), cell, number));
    return "form06-dossiers";
  }

  /** The form as a file, as reporting prints it for this officer. */
  @GetMapping(PATH + "/file/{ending:pdf|xlsx}")
  ResponseEntity<byte[]> file(@RequestParam @Nullable String period,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean byWard, @PathVariable String ending) {
    var asked = periods.choice(new SupervisionPeriods.Asked(period, from, to)).period();
    return Downloads.of("form06-" + Downloads.name(asked), ending, supervision.form06File(asked, byWard, ending));
  }
}
