package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.OfficeTime;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.application.DueDates;

/** What is done to a dossier at the desk: for each action a form that says what it leads to, and the command. */
@Controller
@RequestMapping("/dossiers/{id:[A-Za-z0-9-]+}/{action:acceptance|refusal|supplement-requests|supplement-receipts"
    + "|posting|forwarding|apology|withdrawal|result-return}")
@PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER')")
class DeskController {

  /** What concerns no field in particular is said at the button. */
  private static final String BUTTON = "do";

  private final IntakeClient intake;
  private final DueDates dueDates;
  private final Promises promises;
  private final Format format;

  DeskController(IntakeClient intake, DueDates dueDates, Promises promises, Format format) {
    this.intake = intake;
    this.dueDates = dueDates;
    this.promises = promises;
    this.format = format;
  }

  @GetMapping
  String form(@PathVariable String id, @PathVariable("action") String path, Model model) {
    return show(id, action(path), DeskForm.fresh(), List.of(), model);
  }

  @PostMapping
  String send(@PathVariable String id, @PathVariable("action") String path, DeskForm form, Model model, Locale locale,
      HttpServletResponse answer, RedirectAttributes after) {
    var action = action(path);
    var missing = form.missing(action).stream()
        .map(input -> new FieldError(input.field(), format.text("desk.need." + input.field()))).toList();
    if (!missing.isEmpty()) {
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(id, action, form, missing, model);
    }
    try {
      intake.act(id, action.path(), form.key(), form.body(action));
    } catch (ServiceRefusal refusal) {
      if (refusal.isForbidden() || refusal.isNotFound()) {
        throw refusal;
      }
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(id, action, form.again(), List.of(FieldError.of(field(action, refusal), refusal, locale)), model);
    } catch (ServiceAway away) {
      answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      var again = new FieldError(BUTTON, format.text("desk.again", format.text("service." + away.service())));
      return show(id, action, form, List.of(again), model);
    }
    after.addFlashAttribute("done", action.path());
    return "redirect:/dossiers/" + id;
  }

  private static DeskAction action(String path) {
    var action = DeskAction.at(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!action.isFor(SignedIn.officerOnPage().officer().roles())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return action;
  }

  private static String field(DeskAction action, ServiceRefusal refusal) {
    return Stream.of(refusal.field()).filter(field -> action.inputs().stream().anyMatch(
        input -> input.field().equals(field))).findFirst().orElse(BUTTON);
  }

  private String show(String id, DeskAction action, DeskForm form, List<FieldError> errors, Model model) {
    var dossier = intake.dossier(id);
    var acceptedAt = dossier.acceptedAt();
    var terms = intake.terms(dossier.programme(),
        acceptedAt == null ? dueDates.today() : OfficeTime.date(acceptedAt));
    model.addAttribute("d", dossier);
    model.addAttribute("action", action);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("terms", terms);
    model.addAttribute("brought", dossier.papers().stream().map(IntakeClient.Paper::id).toList());
    model.addAttribute("promise", promise(action, dossier, terms));
    model.addAttribute("restart", isRestart(action, dossier));
    return "desk";
  }

  private Promises.@Nullable Promise promise(DeskAction action, IntakeClient.Dossier dossier,
      IntakeClient.Terms terms) {
    return action == DeskAction.ACCEPTANCE || isRestart(action, dossier) ? promises.now(terms) : null;
  }

  private static boolean isRestart(DeskAction action, IntakeClient.Dossier dossier) {
    return action == DeskAction.SUPPLEMENT_RECEIPT && dossier.acceptedAt() != null;
  }
}
