package vn.kip.portal.adapter.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;

/** The search for a dossier. */
@Controller
class SearchController {

  static final String PATH = "/dossiers";

  private static final int ORDER = 50;

  private final ReportingClient reporting;

  SearchController(ReportingClient reporting) {
    this.reporting = reporting;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {

    @Bean
    NavEntry searchEntry() {
      var everyone = EnumSet.complementOf(EnumSet.of(Role.REGISTER_IMPORT, Role.LOOKUP));
      return new NavEntry("nav.search", PATH, ORDER, everyone);
    }
  }

  @GetMapping(PATH)
  String search(@RequestParam(defaultValue = "") String q, Model model, Locale locale) {
    model.addAttribute("q", q);
    model.addAttribute("hits", List.of());
    if (!q.isBlank()) {
      try {
        model.addAttribute("hits", reporting.search(q));
      } catch (ServiceRefusal refusal) {
        if (refusal.isForbidden()) {
          throw refusal;
        }
        model.addAttribute("errors", List.of(FieldError.of("q", refusal, locale)));
      }
    }
    return "search";
  }
}
