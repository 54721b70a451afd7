package vn.kip.intake.adapter.web;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.discretion.Work;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Looks;
import vn.kip.service.RefusedException;

/** Dossiers as the officer who asks may see them; a look at what is withheld from others is recorded. */
@Component
class Shown {

  private final Discretion discretion;
  private final Looks looks;
  private final CurrentOfficer officer;

  Shown(Discretion discretion, Looks looks, CurrentOfficer officer) {
    this.discretion = discretion;
    this.looks = looks;
    this.officer = officer;
  }

  DossierView of(CaseFile file) {
    var dossier = dossier(file);
    var view = DossierView.of(file, dossier);
    var sensitive = isSensitive(file, dossier);
    var ground = ground(dossier);
    if (ground.isEmpty()) {
      return view.withheld(discretion, sensitive);
    }
    if (sensitive) {
      looks.record(file.id(), officer.get(), "dossier", ground.get());
    }
    return view;
  }

  /**
   * For what cannot be shown in part, such as a form or the scan of a paper.
   *
   * @throws RefusedException when it is not the officer's work
   */
  void requireWork(CaseFile file, String what) {
    var dossier = dossier(file);
    if (isSensitive(file, dossier)) {
      looks.record(file.id(), officer.get(), what, ground(dossier).orElseThrow(() -> new RefusedException(
          Refusal.forbidden("dossier.withheld", "id"))));
    }
  }

  String name(IntakeDossier dossier) {
    return discretion.name(dossier.submission().programme(), dossier.submission().applicant().name());
  }

  private boolean isSensitive(CaseFile file, IntakeDossier dossier) {
    return discretion.isSensitive(dossier.submission(), assessment(file));
  }

  private Optional<Work.Ground> ground(IntakeDossier dossier) {
    var stage = switch (dossier.phase()) {
      case SUBMITTED -> Work.Stage.DESK;
      case IN_PROGRESS -> Work.Stage.UNDER_WAY;
      case DECIDED -> Work.Stage.DECIDED;
      case REFUSED_AT_DESK, WITHDRAWN, RETURNED -> Work.Stage.CLOSED;
    };
    return Work.of(officer.get(), dossier.ward(), stage);
  }

  private static IntakeDossier dossier(CaseFile file) {
    return Objects.requireNonNull(IntakeDossier.of(file), "submitted");
  }

  private static @Nullable DossierAssessed assessment(CaseFile file) {
    DossierAssessed last = null;
    for (var entry : file.history()) {
      if (entry.event() instanceof DossierAssessed assessed) {
        last = assessed;
      }
    }
    return last;
  }
}
