package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.OfficeTime;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.RunsClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;
import vn.kip.portal.domain.Question;

/** The month: what it pays, why it differs from the last one, what waits; and the changes the chairman signs. */
@Controller
class RunController {

  static final String PATH = "/runs";
  static final String CHANGES = "/changes";
  private static final int ORDER = 11;
  private static final int PAGE = 100;
  private static final int MAIN = 1;
  private static final String MONTH = "/{month:[0-9]{4}-[0-9]{2}}";
  private static final String GRANT = "/grants/{dossier:[A-Za-z0-9-]+}";
  private static final String READERS = "hasAnyRole('PAYMENT_OFFICER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')";
  private static final List<String> CHANGE_ORDER = List.of("NEW", "RESUMED", "MOVED_IN", "RELEASED_FROM_HOLD",
      "STOPPED", "SUSPENDED", "MOVED_OUT", "HELD", "CHANGED", "SAME");

  private final RunsClient runs;
  private final MessageSource messages;
  private final Format format;
  private final InstantSource clock;

  RunController(RunsClient runs, MessageSource messages, Format format, InstantSource clock) {
    this.runs = runs;
    this.messages = messages;
    this.format = format;
    this.clock = clock;
  }

  @Configuration(proxyBeanMethods = false)
  static class RunNavigation {

    @Bean
    NavEntry runs() {
      return new NavEntry("nav.runs", PATH, ORDER, EnumSet.of(Role.PAYMENT_OFFICER, Role.SUPERVISOR));
    }

    @Bean
    NavEntry changes() {
      return new NavEntry("nav.changes", CHANGES, ORDER, EnumSet.of(Role.DECIDER));
    }
  }

  /** Whether who looks may prepare and release. */
  @ModelAttribute("pays")
  boolean pays() {
    return SignedIn.officerOnPage().officer().has(Role.PAYMENT_OFFICER);
  }

  @GetMapping(PATH)
  @PreAuthorize(READERS)
  String list(Model model) {
    return list("", "", model);
  }

  private String list(String month, String atOldRate, Model model) {
    model.addAttribute("runs", runs.runs());
    model.addAttribute("month", month.isEmpty() ? nextMonth() : month);
    model.addAttribute("atOldRate", atOldRate);
    return "runs";
  }

  private String nextMonth() {
    return YearMonth.from(OfficeTime.date(clock.instant())).plusMonths(1).toString();
  }

  /** @param change the reason whose grants are listed; those that wait where it is none */
  @GetMapping(PATH + MONTH)
  @PreAuthorize(READERS)
  String show(@PathVariable String month, @RequestParam(defaultValue = "1") int number,
      @RequestParam(defaultValue = "") String change, @RequestParam(defaultValue = "0") int page, Model model) {
    var run = runs.run(month, number);
    var shown = CHANGE_ORDER.contains(change) ? change : null;
    var lines = runs.lines(month, number, shown, Math.max(0, page));
    model.addAttribute("run", run);
    model.addAttribute("shownMonth", format.month(month));
    model.addAttribute("order", CHANGE_ORDER);
    model.addAttribute("change", shown);
    model.addAttribute("lines", lines);
    model.addAttribute("number", Math.max(0, page));
    model.addAttribute("size", PAGE);
    return "run";
  }

  @PostMapping(PATH)
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  String prepare(@RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "") String atOldRate,
      Model model, Locale locale, HttpServletResponse answer) {
    if (!month.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      return refused(List.of(new FieldError("month", text("runs.month.missing", locale))), null, month, atOldRate,
          model, answer);
    }
    try {
      runs.prepare(month, MAIN, atOldRate.isBlank() ? null : atOldRate.strip());
      return "redirect:" + PATH + "/" + month;
    } catch (ServiceRefusal refusal) {
      return refused(List.of(FieldError.of("month", refusal, locale)), refusal, month, atOldRate, model, answer);
    }
  }

  private String refused(List<FieldError> errors, @Nullable ServiceRefusal refusal, String month, String atOldRate,
      Model model, HttpServletResponse answer) {
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    model.addAttribute("refusal", refusal);
    return list(month, atOldRate, model);
  }

  @PostMapping(PATH + MONTH + "/release")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  String release(@PathVariable String month, @RequestParam(defaultValue = "1") int number, Model model,
      HttpServletResponse answer) {
    return act(() -> runs.release(month, number), month, number, model, answer);
  }

  @PostMapping(PATH + MONTH + "/cancellation")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  String cancel(@PathVariable String month, @RequestParam(defaultValue = "1") int number, Model model,
      HttpServletResponse answer) {
    return act(() -> runs.cancel(month, number), month, number, model, answer);
  }

  private String act(Runnable act, String month, int number, Model model, HttpServletResponse answer) {
    try {
      act.run();
      return "redirect:" + PATH + "/" + month + "?number=" + number;
    } catch (ServiceRefusal refusal) {
      if (refusal.isNotFound()) {
        throw refusal;
      }
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", refusal);
      return show(month, number, "", 0, model);
    }
  }

  @GetMapping(PATH + GRANT)
  @PreAuthorize(READERS)
  String grant(@PathVariable String dossier, Model model) {
    return grant(dossier, UUID.randomUUID(), model);
  }

  private String grant(String dossier, UUID key, Model model) {
    model.addAttribute("g", runs.grant(dossier));
    model.addAttribute("key", key);
    return "run-grant";
  }

  /** Somebody died or moved away. */
  @PostMapping(PATH + GRANT + "/life-event")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  String report(@PathVariable String dossier, @RequestParam UUID key, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String on, Model model, Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    var day = Question.date(on.strip()).filter(read -> read.length() == "YYYY-MM-DD".length()).map(LocalDate::parse);
    if (day.isEmpty()) {
      errors.add(new FieldError("on", text("runs.on.missing", locale)));
    }
    if (!List.of("DIED", "MOVED_AWAY").contains(kind)) {
      errors.add(new FieldError("kind", text("runs.kind.missing", locale)));
    }
    if (errors.isEmpty()) {
      try {
        runs.report(dossier, key, kind, day.orElseThrow());
        return "redirect:" + PATH + "/grants/" + dossier;
      } catch (ServiceRefusal refusal) {
        model.addAttribute("refusal", refusal);
        errors.add(FieldError.of("on", refusal, locale));
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    model.addAttribute("kind", kind);
    model.addAttribute("on", on);
    return grant(dossier, key, model);
  }

  @GetMapping(CHANGES)
  @PreAuthorize("hasRole('DECIDER')")
  String changes(@RequestParam(defaultValue = "0") int page, Model model) {
    model.addAttribute("found", runs.proposals(Math.max(0, page)));
    model.addAttribute("key", UUID.randomUUID());
    return "changes";
  }

  /** Signs where a number is given, and does not where a reason is. */
  @PostMapping(CHANGES + "/{dossier:[A-Za-z0-9-]+}")
  @PreAuthorize("hasRole('DECIDER')")
  String decide(@PathVariable String dossier, @RequestParam UUID key, @RequestParam String proposal,
      @RequestParam(defaultValue = "") String decisionNo, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean decline, Model model, Locale locale, HttpServletResponse answer) {
    if ((decline ? reason : decisionNo).isBlank()) {
      return undecided(List.of(new FieldError("no-" + dossier,
          text(decline ? "changes.reason.missing" : "changes.no.missing", locale))), null, model, answer);
    }
    try {
      if (decline) {
        runs.decline(dossier, key, proposal, reason.strip());
      } else {
        runs.sign(dossier, key, proposal, decisionNo.strip());
      }
      return "redirect:" + CHANGES;
    } catch (ServiceRefusal refusal) {
      return undecided(List.of(FieldError.of("no-" + dossier, refusal, locale)), refusal, model, answer);
    }
  }

  private String undecided(List<FieldError> errors, @Nullable ServiceRefusal refusal, Model model,
      HttpServletResponse answer) {
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    model.addAttribute("refusal", refusal);
    return changes(0, model);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
