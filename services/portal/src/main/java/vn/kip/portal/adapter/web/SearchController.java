package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;

/** The search for a dossier. */
@Controller
class SearchController {

  static final String PATH = "/dossiers";

  private static final int ORDER = 50;
  private static final String NUMBER = "searched number";

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

  /** Leads on to the page of what was found, which can be come back to; a person's number stands in no address. */
  @PostMapping(PATH)
  String asked(@RequestParam(defaultValue = "") String q, HttpSession session, RedirectAttributes to) {
    if (ReportingClient.isIdentityNumber(q)) {
      session.setAttribute(NUMBER, q.strip());
      return "redirect:" + PATH + "?number";
    }
    to.addAttribute("q", q);
    return "redirect:" + PATH;
  }

  /** Of the number that was asked for last. */
  @GetMapping(path = PATH, params = "number")
  String searchByNumber(Model model, Locale locale, HttpSession session) {
    return search(session.getAttribute(NUMBER) instanceof String number ? number : "", model, locale);
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
