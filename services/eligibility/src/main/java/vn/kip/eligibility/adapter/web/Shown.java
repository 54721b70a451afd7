package vn.kip.eligibility.adapter.web;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.discretion.Work;
import vn.kip.eligibility.adapter.web.EligibilityController.View;
import vn.kip.eligibility.domain.Appraisal;
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
    var ground = ground(file);
    if (ground.isEmpty()) {
      return inList(file);
    }
    if (isSensitive(file)) {
      looks.record(file.id(), officer.get(), "assessment", ground.get());
    }
    var whole = View.of(file);
    return ground.get() == Work.Ground.DESK && whole.assessment() != null
        ? whole.with(Discretion.withoutValues(whole.assessment()), false)
        : whole;
  }

  /** Nobody is shown in a list what is sensitive. */
  View inList(CaseFile file) {
    var view = View.of(file);
    var sensitive = isSensitive(file);
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
        ground(file).filter(ground -> ground != Work.Ground.DESK)
            .orElseThrow(() -> new RefusedException(Refusal.forbidden("dossier.withheld", "id"))));
  }

  String name(Appraisal appraisal) {
    var submission = Objects.requireNonNull(appraisal.submission());
    return discretion.name(submission.programme(), submission.applicant().name());
  }

  private boolean isSensitive(CaseFile file) {
    var appraisal = Appraisal.of(file);
    return appraisal.submission() != null
        && discretion.isSensitive(appraisal.submission(), appraisal.assessment());
  }

  private Optional<Work.Ground> ground(CaseFile file) {
    var appraisal = Appraisal.of(file);
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
