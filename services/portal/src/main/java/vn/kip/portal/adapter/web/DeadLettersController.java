package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.DeadLetterClient;
import vn.kip.portal.adapter.services.DeadLetterClient.Fault;
import vn.kip.portal.adapter.services.DeadLetterClient.Letter;
import vn.kip.portal.adapter.services.DeadLetterClient.Verdict;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;

/**
 * Records that a service could not take in: one supervisor proposes to try them again or to give them up, one by one or by
 * fault, and a second one confirms.
 */
@Controller
@RequestMapping(DeadLettersController.PATH)
@PreAuthorize("hasRole('SUPERVISOR')")
class DeadLettersController {

  static final String PATH = "/supervisor/dead-letters";

  private static final int ORDER = 13;
  private static final int LONGEST = 1_000;

  private final DeadLetterClient client;
  private final Format format;

  DeadLettersController(DeadLetterClient client, Format format) {
    this.client = client;
    this.format = format;
  }

  @Configuration(proxyBeanMethods = false)
  static class DeadLetterNavigation {

    @Bean
    NavEntry deadLetters() {
      return new NavEntry("nav.dead-letters", PATH, ORDER, EnumSet.of(Role.SUPERVISOR));
    }
  }

  /**
   * One service's letters, or that it does not answer.
   *
   * @param bulks what can be done at once, by fault
   */
  record OfService(String service, Part<List<Row>> letters, List<Bulk> bulks) {}

  record Row(Letter letter, LetterChoices choices) {}

  record Bulk(Fault fault, int count, LetterChoices choices) {}

  /**
   * An act as a form sends it.
   *
   * @param letter null for all with the fault
   * @param key made when the form was shown
   */
  record Act(String service, @Nullable String letter, Fault fault, Verdict verdict, @Nullable String reason,
      UUID key) {

    String why() {
      return reason == null ? "" : reason.strip();
    }

    public String field() {
      return LetterChoices.field(service, letter, fault);
    }
  }

  /** @param letter with {@code service}: the one whose effect is shown; null for none */
  @GetMapping
  ModelAndView list(@RequestParam @Nullable String service, @RequestParam @Nullable String letter) {
    var page = page();
    if (service != null && letter != null) {
      page.addObject("previewed", letter);
      page.addObject("preview", client.preview(service, letter));
    }
    return page;
  }

  @PostMapping("/proposal")
  ModelAndView propose(Act act, RedirectAttributes next) {
    var errors = errors(act);
    if (!errors.isEmpty()) {
      return again().addObject("errors", errors).addObject("wrong", act);
    }
    try {
      next.addFlashAttribute("done", proposed(act));
    } catch (ServiceRefusal refusal) {
      return again().addObject("refused", refusal);
    }
    return new ModelAndView("redirect:" + PATH);
  }

  private String proposed(Act act) {
    if (act.letter() == null) {
      var bulk = client.proposeAll(act.service(), act.fault(), act.verdict(), act.why(), act.key());
      return format.text("sup.dl.all-proposed", bulk.done(), bulk.refused());
    }
    client.propose(act.service(), act.letter(), act.verdict(), act.why(), act.key());
    return format.text("sup.dl.was-proposed");
  }

  /** What is given up is given up for a reason. */
  private List<FieldError> errors(Act act) {
    if (act.verdict() == Verdict.DISCARD && act.why().isEmpty()) {
      return List.of(new FieldError(act.field(), format.text("sup.finding.reason.missing")));
    }
    return act.why().length() > LONGEST
        ? List.of(new FieldError(act.field(), format.text("sup.finding.reason.long", LONGEST)))
        : List.of();
  }

  @PostMapping("/confirmation")
  ModelAndView confirm(Act act, RedirectAttributes next) {
    try {
      next.addFlashAttribute("done", confirmed(act));
    } catch (ServiceRefusal refusal) {
      return again().addObject("refused", refusal);
    }
    return new ModelAndView("redirect:" + PATH);
  }

  private String confirmed(Act act) {
    if (act.letter() == null) {
      var bulk = client.confirmAll(act.service(), act.fault(), act.verdict(), act.key());
      return format.text("sup.dl.all-confirmed", bulk.done(), bulk.refused());
    }
    var released = client.confirm(act.service(), act.letter(), act.verdict(), act.key());
    return format.text("sup.dl.confirmed." + act.verdict(), released.takenIn(), released.remaining());
  }

  private ModelAndView again() {
    var page = page();
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page() {
    var officer = SignedIn.officerOnPage().officer().id().value();
    return new ModelAndView("supervisor-dead-letters").addObject("services",
        client.services().stream().map(service -> ofService(service, officer)).toList());
  }

  private OfService ofService(String service, String officer) {
    var letters = Part.of(() -> client.letters(service));
    var known = letters.value() == null ? List.<Letter>of() : letters.value();
    var bulks = new ArrayList<Bulk>();
    for (var fault : Fault.values()) {
      var same = known.stream().filter(letter -> letter.fault() == fault).toList();
      var choices = LetterChoices.ofAll(service, fault, same, officer);
      if (same.size() > 1 && !choices.proposable().isEmpty()) {
        bulks.add(new Bulk(fault, same.size(), choices));
      }
    }
    var rows = known.stream().map(letter -> new Row(letter, LetterChoices.of(service, letter, officer))).toList();
    return new OfService(service, new Part<>(rows, letters.away()), bulks);
  }
}
