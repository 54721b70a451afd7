package vn.kip.intake.adapter.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.intake.adapter.print.DeskForm;
import vn.kip.intake.adapter.print.DeskFormPdf;
import vn.kip.intake.adapter.print.DeskForms;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** Forms 01 to 04 of a dossier as PDF. */
@RestController
class FormController {

  private final VisibleFiles files;
  private final DeskForms forms;
  private final Shown shown;

  FormController(VisibleFiles files, DeskForms forms, Shown shown) {
    this.shown = shown;
    this.files = files;
    this.forms = forms;
  }

  @Heavy
  @GetMapping("/dossiers/{id}/forms/{number}.pdf")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'SUPERVISOR', 'AUDITOR')")
  ResponseEntity<byte[]> print(@PathVariable DossierId id, @PathVariable String number) {
    var file = files.find(id);
    shown.requireWork(file, "form " + number);
    var content = DeskForm.of(number).flatMap(form -> forms.of(form, file))
        .orElseThrow(() -> new RefusedException(Refusal.notFound("form.none", "number", "number", number)));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("form-" + number + ".pdf").build().toString())
        .body(DeskFormPdf.of(content));
  }
}
