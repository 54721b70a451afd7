package vn.kip.portal.adapter.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ReportingClient;

/** Official forms of a dossier (Circular 01/2018/TT-VPCP), as the services print them. */
@Controller
@PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'SUPERVISOR', 'AUDITOR')")
class FormsController {

  private static final String CONTROL_SLIP = "05";
  /** What has happened to a dossier that has the form. */
  private static final Map<String, String> BECAUSE = new TreeMap<>(Map.of("01", "vn.kip.dossier.accepted.v1",
      "02", "vn.kip.dossier.supplement-requested.v1", "03", "vn.kip.dossier.refused-at-desk.v1",
      "04", "vn.kip.dossier.apology-sent.v1", CONTROL_SLIP, "vn.kip.dossier.accepted.v1"));

  private final IntakeClient intake;
  private final ReportingClient reporting;

  FormsController(IntakeClient intake, ReportingClient reporting) {
    this.intake = intake;
    this.reporting = reporting;
  }

  /** Numbers of the forms that there are of a dossier, in order. */
  static List<String> of(IntakeClient.Dossier dossier) {
    return BECAUSE.entrySet().stream().filter(form -> dossier.timeline().stream()
        .anyMatch(happening -> happening.type().equals(form.getValue()))).map(Map.Entry::getKey).toList();
  }

  @GetMapping("/dossiers/{id:[A-Za-z0-9-]+}/forms/{form:0[1-5]}.pdf")
  ResponseEntity<byte[]> form(@PathVariable String id, @PathVariable String form) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("form-" + form + ".pdf").build().toString())
        .body(form.equals(CONTROL_SLIP) ? controlSlip(id) : intake.form(id, form));
  }

  private byte[] controlSlip(String id) {
    var code = intake.dossier(id).code();
    if (code == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return reporting.controlSlip(code);
  }
}
