package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.adapter.services.SupervisionClient;
import vn.kip.portal.adapter.services.SupervisionClient.Review;
import vn.kip.portal.domain.NavEntry;

/** What has to be explained: each finding with what it rests on, and the answer to it. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class FindingsController {

  static final String PATH = SupervisorController.PATH + "/findings";
  static final List<String> FLAGS = List.of("D1", "D4", "D8", "D9", "D12", "D14", "D15", "E1");
  static final List<String> STATES = List.of("OPEN", "EXPLAINED", "CONFIRMED");

  private static final int ORDER = 12;
  private static final int PAGE = 200;
  private static final int LONGEST = 2000;
  private static final Set<String> VERDICTS = Set.of("EXPLAINED", "CONFIRMED");

  private final SupervisionClient supervision;
  private final SupervisionPeriods periods;
  private final Format format;

  FindingsController(SupervisionClient supervision, SupervisionPeriods periods, Format format) {
    this.supervision = supervision;
    this.periods = periods;
    this.format = format;
  }

  @Configuration(proxyBeanMethods = false)
  static class Navigation {

    @Bean
    NavEntry findingsEntry() {
      return new NavEntry("nav.findings", PATH, ORDER, Set.of(Role.SUPERVISOR, Role.AUDITOR));
    }
  }

  /** What was asked for; blank flag and state for all. */
  record Filter(@Nullable String period, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String flag,
      @Nullable String state) {

    SupervisionPeriods.Asked asked() {
      return new SupervisionPeriods.Asked(period, from, to);
    }

    @Nullable
    String flagOrAll() {
      return flag == null || !FLAGS.contains(flag) ? null : flag;
    }

    @Nullable
    String stateOrAll() {
      return state == null || !STATES.contains(state) ? null : state;
    }
  }

  /** An answer as the form sends it; {@code key} was made when the form was shown. */
  record Answer(UUID key, String code, String finding, String action, @Nullable String verdict,
      @Nullable String reason) {}

  @GetMapping(PATH)
  String list(Filter filter, @RequestParam(defaultValue = "0") int page, Model model, Locale locale) {
    show(filter, Math.max(0, page), model, locale);
    return "findings";
  }

  /** One finding with the form to answer it. */
  @GetMapping(PATH + "/review")
  @PreAuthorize("hasRole('SUPERVISOR')")
  String review(Filter filter, @RequestParam String code, @RequestParam String finding, @RequestParam String action,
      Model model) {
    ask(filter, new Answer(UUID.randomUUID(), code, finding, action, null, null), model);
    return "finding";
  }

  @PostMapping(PATH + "/review")
  @PreAuthorize("hasRole('SUPERVISOR')")
  String answer(Filter filter, Answer answer, Model model, Locale locale,
      HttpServletResponse response) {
    var errors = errors(answer);
    if (errors.isEmpty()) {
      try {
        supervision.review(answer.key(), new Review(answer.code(), answer.finding(), answer.action(),
            String.valueOf(answer.verdict()), String.valueOf(answer.reason()).strip()));
        return "redirect:" + PATH + "?" + query(filter) + "&done=true";
      } catch (ServiceRefusal refusal) {
        if (refusal.isForbidden() || refusal.isNotFound()) {
          throw refusal;
        }
        errors.add(FieldError.of("reason", refusal, locale));
      }
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    ask(filter, answer, model);
    return "finding";
  }

  private List<FieldError> errors(Answer answer) {
    var errors = new ArrayList<FieldError>();
    if (answer.verdict() == null || !VERDICTS.contains(answer.verdict())) {
      errors.add(new FieldError("verdict", format.text("sup.finding.verdict.missing")));
    }
    var reason = answer.reason();
    if (reason == null || reason.isBlank()) {
      errors.add(new FieldError("reason", format.text("sup.finding.reason.missing")));
    } else if (reason.strip().length() > LONGEST) {
      errors.add(new FieldError("reason", format.text("sup.finding.reason.long", LONGEST)));
    }
    return errors;
  }

  private void show(Filter filter, int page, Model model, Locale locale) {
    var choice = periods.choice(filter.asked());
    model.addAttribute("choice", choice);
    model.addAttribute("filter", filter);
    model.addAttribute("flags", FLAGS);
    model.addAttribute("states", STATES);
    model.addAttribute("query", query(filter));
    model.addAttribute("number", page);
    model.addAttribute("size", PAGE);
    model.addAttribute("mayAnswer", SignedIn.officerOnPage().officer().has(Role.SUPERVISOR));
    try {
      var found = supervision.findings(choice.period(), filter.flagOrAll(), filter.stateOrAll(), page);
      model.addAttribute("found", found);
      model.addAttribute("navCounts", Map.of(PATH, found.states().getOrDefault("OPEN", 0)));
    } catch (ServiceRefusal refusal) {
      periods.refuse(refusal, model, locale);
    }
  }

  private void ask(Filter filter, Answer answer, Model model) {
    model.addAttribute("filter", filter);
    model.addAttribute("query", query(filter));
    model.addAttribute("answer", answer);
  }

  /** The same list again; nothing in it needs more than the period's own encoding. */
  private String query(Filter filter) {
    var flag = filter.flagOrAll();
    var state = filter.stateOrAll();
    return periods.choice(filter.asked()).query() + (flag == null ? "" : "&flag=" + flag)
        + (state == null ? "" : "&state=" + state);
  }
}
