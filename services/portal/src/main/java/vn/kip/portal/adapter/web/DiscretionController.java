package vn.kip.portal.adapter.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.adapter.services.IntakeClient;

/** What is shown to few: the register's particulars to who judges by them, and who has looked at a sensitive dossier. */
@Controller
class DiscretionController {

  private final IntakeClient intake;
  private final EligibilityClient eligibility;

  DiscretionController(IntakeClient intake, EligibilityClient eligibility) {
    this.intake = intake;
    this.eligibility = eligibility;
  }

  @GetMapping("/dossiers/{id:[A-Za-z0-9-]+}/register")
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  String register(@PathVariable String id, Model model) {
    model.addAttribute("d", intake.dossier(id));
    model.addAttribute("held", eligibility.register(id));
    return "dossier-register";
  }

  /** The latest first. */
  @GetMapping("/dossiers/{id:[A-Za-z0-9-]+}/looks")
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
  String looks(@PathVariable String id, Model model) {
    var atDesk = Part.of(() -> intake.looks(id));
    var atDivision = Part.of(() -> eligibility.looks(id));
    model.addAttribute("d", intake.dossier(id));
    model.addAttribute("away", atDesk.away() || atDivision.away());
    model.addAttribute("looks", Stream.of(atDesk, atDivision)
        .flatMap(part -> Stream.ofNullable(part.value())).flatMap(List::stream)
        .sorted(Comparator.comparing(IntakeClient.Look::at).reversed()).toList());
    return "dossier-looks";
  }
}
