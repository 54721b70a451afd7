package vn.kip.reporting.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** One dossier with all it rests on, and the search for it. */
@RestController
@RequestMapping("/dossiers")
@PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
class DossierController {

  private static final int LIMIT = 50;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 200;

  private final CaseSearch search;
  private final CaseFold fold;
  private final Reports reports;
  private final DossierViews views;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  DossierController(CaseSearch search, CaseFold fold, Reports reports, DossierViews views, CurrentOfficer officer,
      Discretion discretion) {
    this.discretion = discretion;
    this.search = search;
    this.fold = fold;
    this.reports = reports;
    this.views = views;
    this.officer = officer;
  }

  @GetMapping("/by-code")
  DossierViews.View byCode(@RequestParam String code) {
    var stored = search.byCode(code)
        .orElseThrow(() -> new RefusedException(Refusal.notFound("dossier.unknown-code", "code", "code", code)));
    var reading = fold.read(stored.facts())
        .orElseThrow(() -> new RefusedException(Refusal.notFound("dossier.unknown-code", "code", "code", code)));
    if (!officer.get().mayActFor(reading.submission().ward())) {
      throw new RefusedException(Refusal.forbidden("security.other-ward", "ward", "ward", reading.submission().ward()));
    }
    return views.of(reading, reports.isResubmitted(stored, reading));
  }

  /** By dossier code, identity number, or a part of the name with or without its marks. */
  @GetMapping
  List<CaseSearch.Hit> search(@RequestParam String query) {
    if (query.strip().length() < SHORTEST) {
      throw new RefusedException(Refusal.invalid("search.too-short", "query"));
    }
    return search.search(query.strip(), officer.get().confinedTo(), LIMIT).stream()
        .map(hit -> new CaseSearch.Hit(hit.id(), hit.code(), hit.programme(), hit.ward(),
            discretion.name(hit.programme(), hit.applicantName()), hit.state()))
        .toList();
  }

  /** The same, for whoever looks for a person: what stands in an address stands in logs. */
  @PostMapping("/search")
  List<CaseSearch.Hit> search(@RequestBody @Valid Searched body) {
    return search(body.query());
  }

  /** @param query as of {@link #search(String)} */
  record Searched(@NotNull @Size(max = LONGEST) String query) {}
}
