package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;

/** An appraiser proposes, a chairman signs or sends back: one dossier at a time, or many at once of those looked at. */
@Controller
class DecisionController {

  static final String PREPARED = "/decisions";
  /** Below the address of a dossier. */
  static final String PAGE = "decision";
  private static final int ORDER = 20;
  private static final String LIST = "decisions";
  private static final String RETURN_REASON = "returnReason";

  private final IntakeClient intake;
  private final EligibilityClient eligibility;
  private final ReportingClient reporting;
  private final DossierPages pages;
  private final DeclaredFacts facts;
  private final MessageSource messages;

  DecisionController(IntakeClient intake, EligibilityClient eligibility, ReportingClient reporting,
      DossierPages pages, DeclaredFacts facts, MessageSource messages) {
    this.intake = intake;
    this.eligibility = eligibility;
    this.reporting = reporting;
    this.pages = pages;
    this.facts = facts;
    this.messages = messages;
  }

  @Configuration(proxyBeanMethods = false)
  static class DecisionNavigation {

    @Bean
    NavEntry preparedDecisions() {
      return new NavEntry("nav.decisions", PREPARED, ORDER, EnumSet.of(Role.APPRAISER, Role.DECIDER));
    }
  }

  @GetMapping("/dossiers/{id:[A-Za-z0-9-]+}/" + PAGE)
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  String show(@PathVariable String id, Model model) {
    var rules = eligibility.dossier(id);
    return show(model, fresh(id, rules), rules);
  }

  /** Filled in with what is proposed, or else with what the rules say. */
  private static DecisionForm fresh(String id, EligibilityClient.Dossier rules) {
    var proposal = rules.proposal();
    var assessed = rules.assessment();
    boolean signs = signs();
    Boolean grant = null;
    Long amount = null;
    if (signs && proposal != null) {
      grant = proposal.proposal().equals("GRANT");
      amount = proposal.amount();
    }
    if (amount == null && assessed != null) {
      amount = assessed.amount();
    }
    return new DecisionForm(id, "", UUID.randomUUID(), signs, grant, "", amount == null ? "" : amount.toString(), "",
        DecisionForm.version(rules));
  }

  private String show(Model model, DecisionForm form, EligibilityClient.Dossier rules) {
    var dossier = intake.dossier(form.dossier());
    var code = dossier.code();
    var clocks = code == null ? Part.<ReportingClient.Dossier>none() : Part.of(() -> reporting.byCode(code));
    model.addAttribute("facts", facts.of(dossier, rules.assessment()));
    model.addAttribute("seen", DecisionForm.version(rules));
    model.addAttribute("returnKey", UUID.randomUUID());
    model.addAttribute("differs", form.differs(rules));
    model.addAttribute("canAsk",
        !form.signs() && DeskAction.SUPPLEMENT_REQUEST.isFor(SignedIn.officerOnPage().officer().roles())
            && dossier.state().equals("IN_PROGRESS") && !dossier.waitingForPapers());
    var others = Part.of(() -> others(dossier));
    model.addAttribute("d", dossier);
    model.addAttribute("rules", rules);
    model.addAttribute("clocks", clocks);
    model.addAttribute("others", others);
    model.addAttribute("view", pages.of(dossier, clocks.value()));
    model.addAttribute("form", form);
    return "decision";
  }

  /** Of the same person by number; by name, where the number is not told. */
  private List<ReportingClient.Hit> others(IntakeClient.Dossier dossier) {
    var given = dossier.applicant().identityNumber();
    var number = given == null || given.isEmpty() ? null : given;
    var name = dossier.applicant().name();
    return reporting.search(number == null ? name : number).stream()
        .filter(hit -> !hit.id().equals(dossier.id()))
        .filter(hit -> number != null || hit.applicantName().equals(name))
        .toList();
  }

  private static boolean signs() {
    return SignedIn.officerOnPage().officer().has(Role.DECIDER);
  }

  @PostMapping("/dossiers/{id:[A-Za-z0-9-]+}/" + PAGE)
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  String act(@PathVariable String id, @RequestParam UUID key, @RequestParam @Nullable Boolean grant,
      @RequestParam(defaultValue = "") String decisionNo, @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "false") boolean later, Model model, Locale locale, HttpSession session,
      HttpServletResponse answer) {
    var name = intake.dossier(id).applicant().name();
    var rules = eligibility.dossier(id);
    var form = new DecisionForm(id, name, key, signs(), grant, decisionNo.strip(), amount.strip(), reason.strip(),
        seen);
    var errors = form.errors(rules, messages, locale);
    if (errors.isEmpty() && later) {
      Prepared.<DecisionForm>of(session, LIST).keep(id, form);
      return "redirect:" + PREPARED;
    }
    if (errors.isEmpty()) {
      try {
        send(form);
        Prepared.<DecisionForm>of(session, LIST).drop(id);
        return "redirect:/dossiers/" + id;
      } catch (ServiceRefusal refusal) {
        if (refusal.isNotFound()) {
          throw refusal;
        }
        model.addAttribute("refusal", refusal);
        errors = List.of(FieldError.of(fieldOf(refusal), refusal, locale));
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    return show(model, form, rules);
  }

  /** The proposal goes back to those who appraise, with what is to be looked at again. */
  @PostMapping("/dossiers/{id:[A-Za-z0-9-]+}/" + PAGE + "/return")
  @PreAuthorize("hasRole('DECIDER')")
  String sendBack(@PathVariable String id, @RequestParam UUID key, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String seen, Model model, Locale locale, HttpSession session,
      HttpServletResponse answer) {
    var rules = eligibility.dossier(id);
    var errors = new ArrayList<FieldError>();
    if (reason.isBlank()) {
      errors.add(new FieldError(RETURN_REASON, messages.getMessage("decision.return.reason.missing", null, locale)));
    } else if (!seen.isEmpty() && !seen.equals(DecisionForm.version(rules))) {
      errors.add(new FieldError(RETURN_REASON, messages.getMessage("decision.changed", null, locale)));
    } else {
      try {
        eligibility.sendBack(id, key, reason.strip());
        Prepared.<DecisionForm>of(session, LIST).drop(id);
        return "redirect:/dossiers/" + id;
      } catch (ServiceRefusal refusal) {
        if (refusal.isNotFound()) {
          throw refusal;
        }
        model.addAttribute("refusal", refusal);
        errors.add(FieldError.of(RETURN_REASON, refusal, locale));
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    model.addAttribute("returnReason", reason);
    return show(model, fresh(id, rules), rules);
  }

  private static String fieldOf(ServiceRefusal refusal) {
    return Set.of("decisionNo", "amount", "reason").contains(refusal.field()) ? refusal.field() : "grant";
  }

  private void send(DecisionForm form) {
    boolean grant = Boolean.TRUE.equals(form.grant());
    var reason = form.reason().isBlank() ? null : form.reason();
    if (form.signs()) {
      eligibility.decide(form.dossier(), form.key(), grant ? "GRANTED" : "REFUSED", form.decisionNo(),
          grant ? form.dong() : null, reason);
    } else {
      eligibility.appraise(form.dossier(), form.key(), grant ? "GRANT" : "REFUSE", grant ? form.dong() : null, reason);
    }
  }

  /** One of many: refused when something has happened since the officer looked. */
  private void sendAsSeen(DecisionForm form) {
    if (!form.seen().isEmpty() && !form.seen().equals(DecisionForm.version(eligibility.dossier(form.dossier())))) {
      throw new ServiceRefusal(HttpStatus.CONFLICT.value(), "decision.changed", "grant",
          Map.of("vi", messages.getMessage("decision.changed", null, Languages.VIETNAMESE), "en",
              messages.getMessage("decision.changed", null, Locale.ENGLISH)));
    }
    send(form);
  }

  @GetMapping(PREPARED)
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  String prepared(Model model, HttpSession session) {
    model.addAttribute("prepared", Prepared.<DecisionForm>of(session, LIST).all());
    model.addAttribute("signs", signs());
    return "decisions";
  }

  /** Each of the chosen ones; the message says of each whether it was done, and if not, why. */
  @PostMapping(PREPARED)
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  String confirm(@RequestParam(defaultValue = "") List<String> dossier, Locale locale, HttpSession session,
      RedirectAttributes after) {
    var outcomes = Prepared.<DecisionForm>of(session, LIST).confirm(dossier.stream(), this::sendAsSeen, locale,
        messages.getMessage("prepared.away", null, locale));
    after.addFlashAttribute("outcomes", outcomes);
    return "redirect:" + PREPARED;
  }
}
