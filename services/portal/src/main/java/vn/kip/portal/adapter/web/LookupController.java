package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.portal.adapter.services.LookupClient;
import vn.kip.portal.adapter.services.LookupClient.Whereabouts;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.application.Visits;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.Standing;

/**
 * Where a dossier stands, for whoever has its slip, or its code and the last digits of the applicant's number: nobody signs in.
 * Each address may ask so often, and digits may be tried so often for one code, from wherever.
 */
@Controller
class LookupController {

  static final String PATH = "/public/lookup";

  private static final Logger LOG = LoggerFactory.getLogger(LookupController.class);

  private final LookupClient reporting;
  private final Visits visits;
  private final Visits guesses;
  private final DueDates dueDates;
  private final Format format;

  LookupController(LookupClient reporting, @Qualifier("visits") Visits visits, @Qualifier("guesses") Visits guesses,
      DueDates dueDates, Format format) {
    this.guesses = guesses;
    this.reporting = reporting;
    this.visits = visits;
    this.dueDates = dueDates;
    this.format = format;
  }

  @GetMapping(PATH)
  String lookup(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String digits,
      @RequestParam(name = "t", defaultValue = "") String token, HttpServletRequest request, HttpServletResponse answer,
      Model model) {
    var asked = code.strip();
    var last = digits.strip();
    model.addAttribute("code", asked);
    model.addAttribute("digits", last);
    if (asked.isEmpty() || (last.isEmpty() && token.isEmpty())) {
      // A slip that was printed before there were tokens bears the code alone.
      model.addAttribute("ask", !asked.isEmpty());
      return "lookup";
    }
    boolean guessing = token.isEmpty();
    if (!visits.admits(Visits.visitor(request.getRemoteAddr())) || (guessing && !guesses.wouldAdmit(asked))) {
      answer.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      model.addAttribute("often", true);
      return "lookup";
    }
    try {
      var found = reporting.whereabouts(asked, last, token);
      model.addAttribute("found", found);
      model.addAttribute("where", where(found));
      model.addAttribute("badge", badge(found));
    } catch (ServiceRefusal refusal) {
      LOG.debug("look-up refused: {}", refusal.errorKey());
      if (guessing) {
        guesses.admits(asked);
      }
      answer.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("errors", List.of(new FieldError("code", format.text("lookup.unknown.do"))));
    } catch (ServiceAway away) {
      LOG.warn("{}", away.getMessage());
      answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      model.addAttribute("away", true);
    }
    return "lookup";
  }

  /** What it waits for, in one sentence. */
  private String where(Whereabouts found) {
    var next = found.next();
    if (next == null) {
      return format.text("lookup.state." + found.state());
    }
    var actor = found.stageActor();
    var plain = actor == null || !format.knows("desk.stage." + actor);
    return switch (next) {
      case APPRAISE -> plain
          ? format.text("lookup.next.APPRAISE")
          : format.text("lookup.next.at", format.text("desk.stage." + actor));
      case ACCEPT, RECEIVE_PAPERS, POST, FORWARD, DECIDE, RETURN_RESULT -> format.text("lookup.next." + next);
    };
  }

  /** Null once nothing is awaited any more. */
  private @Nullable DueBadge badge(Whereabouts found) {
    return switch (found.state()) {
      case "SUBMITTED" -> dueDates.badge(new Standing.NotAccepted());
      case "OPEN" -> dueDates.badge(new Standing.Open(found.promised()));
      default -> null;
    };
  }
}
