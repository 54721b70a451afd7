package vn.kip.portal.adapter.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kip.office.OfficeTime;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.PaymentClient;
import vn.kip.portal.adapter.services.ReportingClient;

/** One dossier, for everyone who works on it. */
@Controller
class DossierController {

  private static final Set<Role> TELL_WHO_LOOKED = Set.of(Role.SUPERVISOR, Role.AUDITOR);
  private static final Set<Role> SEE_GRANTS = Set.of(Role.DECIDER, Role.PAYMENT_OFFICER, Role.SUPERVISOR, Role.AUDITOR);

  private final IntakeClient intake;
  private final EligibilityClient eligibility;
  private final PaymentClient payment;
  private final ReportingClient reporting;
  private final DossierPages pages;

  DossierController(IntakeClient intake, EligibilityClient eligibility, PaymentClient payment,
      ReportingClient reporting, DossierPages pages) {
    this.intake = intake;
    this.eligibility = eligibility;
    this.payment = payment;
    this.reporting = reporting;
    this.pages = pages;
  }

  @GetMapping("/dossiers/{id:[A-Za-z0-9-]+}")
  String dossier(@PathVariable String id, Model model, Locale locale) {
    var dossier = intake.dossier(id);
    var code = dossier.code();
    var clocks = code == null ? Part.<ReportingClient.Dossier>none() : Part.of(() -> reporting.byCode(code));
    var seesGrants = SignedIn.officerOnPage().officer().roles().stream().anyMatch(SEE_GRANTS::contains);
    var terms = terms(dossier);
    model.addAttribute("d", dossier);
    model.addAttribute("actions", DeskAction.possible(dossier, terms != null && terms.postingWorkingDays() != null,
        SignedIn.officerOnPage().officer().roles()));
    model.addAttribute("paperNames", terms == null
        ? Map.of()
        : terms.papers().stream().collect(Collectors.toMap(IntakeClient.PaperAsked::id,
            paper -> paper.names().in(locale))));
    model.addAttribute("forms", FormsController.of(dossier));
    model.addAttribute("clocks", clocks);
    model.addAttribute("rules", Part.of(() -> eligibility.dossier(id)));
    model.addAttribute("tells",
        SignedIn.officerOnPage().officer().roles().stream().anyMatch(TELL_WHO_LOOKED::contains));
    model.addAttribute("opens", SignedIn.officerOnPage().officer().has(Role.DECIDER));
    model.addAttribute("grant",
        seesGrants ? Part.of(() -> payment.grant(id)) : Part.<PaymentClient.Grant>none());
    model.addAttribute("view", pages.of(dossier, clocks.value()));
    return "dossier";
  }

  /** As they stood on the day of acceptance; a page without the names of papers is better than none. */
  private IntakeClient.@Nullable Terms terms(IntakeClient.Dossier dossier) {
    var since = dossier.acceptedAt() == null ? dossier.submittedAt() : dossier.acceptedAt();
    return Part.of(() -> intake.terms(dossier.programme(), OfficeTime.date(since))).value();
  }

  /** By its code, which has dots: the way on from a letter or a list on paper. */
  @GetMapping("/dossiers/{code:.*[.].*}")
  String byCode(@PathVariable String code) {
    reporting.byCode(code);
    return reporting.search(code).stream().filter(hit -> code.equals(hit.code())).findFirst()
        .map(hit -> "redirect:/dossiers/" + hit.id()).orElse("redirect:/dossiers");
  }
}
