package vn.kip.eligibility.adapter.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.discretion.Work;
import vn.kip.eligibility.adapter.web.EligibilityController.View;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.DossierId;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Looks;
import vn.kip.service.RefusedException;

/** Assessments as the officer who asks may see them; a look at what is withheld from others is recorded. */
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

  View of(CaseFile file) {
    var appraisal = Appraisal.of(file);
    var ground = ground(appraisal);
    if (ground.isEmpty()) {
      return inList(file.id(), appraisal);
    }
    if (isSensitive(appraisal)) {
      looks.record(file.id(), officer.get(), "assessment", ground.get());
    }
    var whole = View.of(file.id(), appraisal);
    return ground.get() == Work.Ground.DESK && whole.assessment() != null
        ? whole.with(Discretion.withoutValues(whole.assessment()), false)
        : whole;
  }

  /** Nobody is shown in a list what is sensitive. */
  View inList(CaseFile file) {
    return inList(file.id(), Appraisal.of(file));
  }

  private View inList(DossierId id, Appraisal appraisal) {
    var view = View.of(id, appraisal);
    var sensitive = isSensitive(appraisal);
    var programme = view.programme();
    var shown = view.assessment() == null || programme == null
        ? view
        : view.with(discretion.withheld(programme, sensitive, view.assessment()), sensitive);
    return sensitive ? shown.withoutWords() : shown;
  }

  /**
   * That what the population register holds of the applicant may be shown.
   *
   * @throws RefusedException when it is not for the officer to appraise or decide it now
   */
  void requireJudging(CaseFile file) {
    looks.record(file.id(), officer.get(), "register",
        ground(Appraisal.of(file)).filter(ground -> ground != Work.Ground.DESK)
            .orElseThrow(() -> new RefusedException(Refusal.forbidden("dossier.withheld", "id"))));
  }

  private boolean isSensitive(Appraisal appraisal) {
    return appraisal.submission() != null
        && discretion.isSensitive(appraisal.submission(), appraisal.assessment());
  }

  private Optional<Work.Ground> ground(Appraisal appraisal) {
    var submission = appraisal.submission();
    if (submission == null) {
      return Optional.empty();
    }
    var stage = switch (appraisal.stage()) {
      case null -> Work.Stage.DESK;
      case ACCEPTED, APPRAISED, RETURNED -> Work.Stage.UNDER_WAY;
      case DECIDED -> Work.Stage.DECIDED;
      case CLOSED -> Work.Stage.CLOSED;
    };
    return Work.of(officer.get(), submission.ward(), stage);
  }
}
