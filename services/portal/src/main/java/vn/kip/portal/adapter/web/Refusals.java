package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;

/** A service's "no" or silence that no page has taken for its own. */
@ControllerAdvice
class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final PageModel pages;

  Refusals(PageModel pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  String refused(ServiceRefusal refusal, HttpServletRequest request, HttpServletResponse answer,
      Model model, Locale locale) {
    answer.setStatus(refusal.status());
    model.addAttribute("page", pages.frame(request, locale));
    model.addAttribute("refusal", refusal);
    return refusal.isForbidden() ? "error/403" : refusal.isNotFound() ? "error/404" : "error/refused";
  }

  @ExceptionHandler
  String away(ServiceAway away, HttpServletRequest request, HttpServletResponse answer,
      Model model, Locale locale) {
    LOG.warn("{}", away.getMessage());
    answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    model.addAttribute("page", pages.frame(request, locale));
    model.addAttribute("service", away.service());
    return "error/503";
  }
}
