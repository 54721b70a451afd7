package vn.kip.intake.adapter.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.caselog.CaseFiles;
import vn.kip.caselog.Refusal;
import vn.kip.events.DossierId;
import vn.kip.intake.adapter.print.DeskForm;
import vn.kip.intake.adapter.print.DeskFormPdf;
import vn.kip.intake.adapter.print.DeskForms;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.Refusals;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** Forms 01 to 04 of a dossier as PDF. */
@RestController
class FormController {

  private final CaseFiles files;
  private final CurrentOfficer officer;
  private final DeskForms forms;

  FormController(CaseFiles files, CurrentOfficer officer, DeskForms forms) {
    this.files = files;
    this.officer = officer;
    this.forms = forms;
  }

  @GetMapping("/dossiers/{id}/forms/{number}.pdf")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'SUPERVISOR', 'AUDITOR')")
  ResponseEntity<byte[]> print(@PathVariable DossierId id, @PathVariable String number) {
    var file = files.find(id).orElseThrow(() -> new RefusedException(Refusals.unknownDossier()));
    var dossier = IntakeDossier.of(file);
    if (dossier == null) {
      throw new RefusedException(Refusals.unknownDossier());
    }
    if (!officer.get().mayActFor(dossier.ward())) {
      throw new RefusedException(Refusals.otherWard(dossier.ward()));
    }
    var content = DeskForm.of(number).flatMap(form -> forms.of(form, file))
        .orElseThrow(() -> new RefusedException(Refusal.notFound("form.none", "number", "number", number)));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("form-" + number + ".pdf").build().toString())
        .body(DeskFormPdf.of(content));
  }
}
