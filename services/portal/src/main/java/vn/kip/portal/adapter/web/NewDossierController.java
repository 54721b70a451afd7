package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.Draft;
import vn.kip.portal.domain.NavEntry;
import vn.kip.portal.domain.Question;

/** A new dossier in steps; what is typed is kept as a draft until it is sent. */
@Controller
@PreAuthorize("hasRole('WARD_OFFICER')")
class NewDossierController {

  static final String PATH = "/ward/new";

  private static final int ORDER = 20;
  private static final List<String> STEPS = List.of("person", "facts", "papers", "due");
  private static final String STEP = "/{id:[A-Za-z0-9-]+}/{step:person|facts|papers|due}";

  private final DraftDesk desk;
  private final NewDossier dossiers;
  private final IntakeClient intake;
  private final EligibilityClient eligibility;
  private final FactForm form;
  private final Promises promises;
  private final long fileLimit;

  NewDossierController(DraftDesk desk, NewDossier dossiers, IntakeClient intake, EligibilityClient eligibility,
      FactForm form, Promises promises, @Value("${kip.portal.file-limit}") DataSize fileLimit) {
    this.fileLimit = fileLimit.toMegabytes();
    this.desk = desk;
    this.dossiers = dossiers;
    this.intake = intake;
    this.eligibility = eligibility;
    this.form = form;
    this.promises = promises;
  }

  @Configuration(proxyBeanMethods = false)
  static class NewDossierNavigation {

    @Bean
    NavEntry newDossierEntry() {
      return new NavEntry("ward.new", PATH, ORDER, Set.of(Role.WARD_OFFICER));
    }
  }

  @GetMapping(PATH)
  String start(Model model) {
    model.addAttribute("programmes",
        intake.programmes().stream().filter(IntakeClient.Programme::takesDossiers).toList());
    model.addAttribute("drafts", desk.mine());
    return "ward/new";
  }

  @PostMapping(PATH)
  String begin(@RequestParam String programme) {
    return "redirect:" + PATH + "/" + desk.begin(programme).id() + "/person";
  }

  @PostMapping(PATH + "/{id:[A-Za-z0-9-]+}/removal")
  String remove(@PathVariable String id) {
    desk.remove(desk.mine(id));
    return "redirect:" + PATH;
  }

  @GetMapping(PATH + STEP)
  String show(@PathVariable String id, @PathVariable String step, Model model, Locale locale) {
    return page(desk.mine(id), step, List.of(), model, locale);
  }

  /** Where a page that answers a form is opened again, such as in the other language. */
  @GetMapping(PATH + "/{id:[A-Za-z0-9-]+}/{sent:files|acceptance}")
  String again(@PathVariable String id, @PathVariable String sent) {
    return at(id, sent.equals("files") ? "papers" : "due");
  }

  @GetMapping(PATH + "/{id:[A-Za-z0-9-]+}/lists/{fact:[A-Za-z0-9]+}")
  String listAgain(@PathVariable String id) {
    return at(id, "facts");
  }

  /** Saves; and goes on to the next step where the button says so. */
  @PostMapping(PATH + STEP)
  String save(@PathVariable String id, @PathVariable String step, @RequestParam Map<String, String> typed,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model, Locale locale,
      HttpServletResponse answer) {
    var draft = desk.type(desk.mine(id), typed);
    if (htmx != null) {
      model.addAttribute("draft", draft);
      return "ward/new-step :: saved";
    }
    var more = typed.get("more");
    if (more != null) {
      desk.type(draft, Map.of(FactForm.ROWS + more, Integer.toString(FactForm.rows(more, draft) + 1)));
      return at(id, step);
    }
    if (!typed.containsKey("next")) {
      return at(id, step);
    }
    var errors = errors(draft, step, locale);
    if (!errors.isEmpty()) {
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(draft, step, errors, model, locale);
    }
    return at(id, STEPS.get(Math.min(STEPS.indexOf(step) + 1, STEPS.size() - 1)));
  }

  /** Hands it in and accepts it; said twice it happens once, since both commands have their keys from the draft. */
  @PostMapping(PATH + "/{id:[A-Za-z0-9-]+}/acceptance")
  String accept(@PathVariable String id, Model model, Locale locale, HttpServletResponse answer,
      RedirectAttributes after) {
    var draft = desk.mine(id);
    for (var step : STEPS) {
      var errors = errors(draft, step, locale);
      if (!errors.isEmpty()) {
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(draft, step, errors, model, locale);
      }
    }
    var programme = dossiers.terms(draft);
    try {
      intake.submit(key("submit", id),
          dossiers.submission(draft, programme, form.questions(programme.schema(), locale)));
      intake.act(id, DeskAction.ACCEPTANCE.path(), key("accept", id), Map.of());
    } catch (ServiceRefusal refusal) {
      if (refusal.isForbidden()) {
        throw refusal;
      }
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("handedIn", refusal.errorKey().equals("dossier.submitted-differently"));
      return page(draft, "due", List.of(FieldError.of("act", refusal, locale)), model, locale);
    }
    desk.remove(draft);
    after.addFlashAttribute("done", DeskAction.ACCEPTANCE.path());
    return "redirect:/dossiers/" + id;
  }

  private static UUID key(String command, String id) {
    return UUID.nameUUIDFromBytes((command + "|" + id).getBytes(StandardCharsets.UTF_8));
  }

  private List<FieldError> errors(Draft draft, String step, Locale locale) {
    return switch (step) {
      case "person" -> dossiers.personErrors(draft);
      case "facts" ->
        dossiers.factErrors(draft, form.questions(dossiers.terms(draft).schema(), locale));
      case "papers" -> dossiers.paperErrors(draft, dossiers.terms(draft), locale);
      default -> List.of();
    };
  }

  /** The page of a step, also for what else is done to it. */
  String page(Draft draft, String step, List<FieldError> errors, Model model, Locale locale) {
    var programme = dossiers.terms(draft);
    model.addAttribute("draft", draft);
    model.addAttribute("step", step);
    model.addAttribute("steps", STEPS);
    model.addAttribute("fileLimit", fileLimit);
    model.addAttribute("programme", programme);
    model.addAttribute("errors", errors);
    model.addAttribute("questions", form.questions(programme.schema(), locale));
    if (step.equals("person") && dossiers.personErrors(draft).isEmpty()) {
      model.addAttribute("check", Part.of(() -> eligibility.check(draft.value("identityNumber"), draft.value("name"),
          Question.date(draft.value("birthDate")).orElse(""), draft.value("sex"))));
    }
    if (step.equals("due")) {
      model.addAttribute("promise", promises.now(programme));
      model.addAttribute("lacking", dossiers.personErrors(draft).size()
          + dossiers.paperErrors(draft, programme, locale).size());
    }
    return "ward/new-step";
  }

  private static String at(String id, String step) {
    return "redirect:" + PATH + "/" + id + "/" + step;
  }
}
