package vn.kip.intake.adapter.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.events.DossierId;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.Refusals;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.DossierWards;
import vn.kip.service.RefusedException;

/** Case files that the officer who asks may see. */
@Component
class VisibleFiles implements DossierWards {

  private final CaseFiles files;
  private final CurrentOfficer officer;

  VisibleFiles(CaseFiles files, CurrentOfficer officer) {
    this.files = files;
    this.officer = officer;
  }

  @Override
  public Optional<String> of(DossierId dossier) {
    return files.find(dossier).map(IntakeDossier::of).map(IntakeDossier::ward);
  }

  /** @throws RefusedException when there is no such dossier, or it is another ward's */
  CaseFile find(DossierId id) {
    var file = files.find(id).orElseThrow(() -> new RefusedException(Refusals.unknownDossier()));
    var dossier = IntakeDossier.of(file);
    if (dossier == null) {
      throw new RefusedException(Refusals.unknownDossier());
    }
    if (!officer.get().mayActFor(dossier.ward())) {
      throw new RefusedException(Refusals.otherWard(dossier.ward()));
    }
    return file;
  }
}
