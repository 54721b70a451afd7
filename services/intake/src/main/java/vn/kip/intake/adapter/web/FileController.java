package vn.kip.intake.adapter.web;

import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.intake.application.PaperDesk;
import vn.kip.intake.application.PaperDesk.Taken;
import vn.kip.intake.application.StoredFiles;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.Refusals;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.NotNowException;
import vn.kip.service.RefusedException;

/** Files of the papers handed in; the checklist names them by id. */
@RestController
@RequestMapping("/dossiers/{dossier}/files")
class FileController {

  private static final int NAME_LENGTH = 200;

  private final PaperDesk papers;
  private final StoredFiles stored;
  private final CaseFiles files;
  private final CurrentOfficer officer;
  private final InstantSource clock;
  private final Shown shown;

  FileController(PaperDesk papers, StoredFiles stored, CaseFiles files, CurrentOfficer officer, InstantSource clock,
      Shown shown) {
    this.papers = papers;
    this.shown = shown;
    this.stored = stored;
    this.files = files;
    this.officer = officer;
    this.clock = clock;
  }

  /** Before the dossier is submitted, or later; the same content is stored once. The content says of what kind it is. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('WARD_OFFICER')")
  Stored store(
      @PathVariable DossierId dossier,
      @RequestParam String name,
      @RequestBody byte[] content) {
    refuseUnless(dossier, officer.get()::sitsAtDeskOf);
    if (name.isBlank() || name.length() > NAME_LENGTH) {
      throw new RefusedException(Refusals.blank("name"));
    }
    return switch (papers.take(dossier, name, content, officer.get().id(), clock.instant())) {
      case Taken.Stored(var id) -> new Stored(id);
      case Taken.Refused(var refusal) -> throw new RefusedException(refusal);
      case Taken.NotNow(var refusal, var why) -> throw new NotNowException(refusal, why);
    };
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER')")
  ResponseEntity<InputStreamResource> read(@PathVariable DossierId dossier, @PathVariable String id) {
    refuseUnless(dossier, officer.get()::mayActFor);
    files.find(dossier).filter(file -> IntakeDossier.of(file) != null)
        .ifPresent(file -> shown.requireWork(file, "paper"));
    var file = stored.find(dossier, id).orElseThrow(() -> new RefusedException(Refusal.notFound("file.unknown", "id")));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .contentLength(file.length())
        .body(new InputStreamResource(file.content()));
  }

  private void refuseUnless(DossierId id, Predicate<String> mayTouch) {
    files.find(id).map(IntakeDossier::of).ifPresent(dossier -> {
      if (!mayTouch.test(dossier.ward())) {
        throw new RefusedException(Refusals.otherWard(dossier.ward()));
      }
    });
  }

  record Stored(String id) {}
}
