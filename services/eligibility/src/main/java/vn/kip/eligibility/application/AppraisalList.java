package vn.kip.eligibility.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.ViewField;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.Namesake;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;

/** By what appraisers and the chairman list dossiers, and sweeps find their work. */
public final class AppraisalList {

  /** The word under which {@link #ADJUSTMENT} holds a dossier of which an adjustment was proposed. */
  public static final String PROPOSED = "PROPOSED";

  public static final ViewField<Appraisal, Appraisal.Stage> STATE = ViewField.<Appraisal, Appraisal.Stage>oneOf("state",
      Appraisal::stage).indexed();
  public static final ViewField<Appraisal, Status> ASSESSMENT = ViewField.<Appraisal, Status>oneOf("assessment",
      appraisal -> appraisal.assessment() == null ? null : appraisal.assessment().status()).indexed();
  public static final ViewField<Appraisal, Outcome> DECISION = ViewField.oneOf("decision",
      appraisal -> appraisal.decision() == null ? null : appraisal.decision().outcome());
  public static final ViewField<Appraisal, String> WARD = ViewField.text("ward",
      appraisal -> appraisal.submission() == null ? null : appraisal.submission().ward());
  public static final ViewField<Appraisal, String> PROGRAMME = ViewField.<Appraisal>text("programme",
      appraisal -> appraisal.submission() == null ? null : appraisal.submission().programme()).indexed();
  /** The applicant's identity number. */
  public static final ViewField<Appraisal, String> APPLICANT = ViewField.<Appraisal>text("applicant",
      appraisal -> appraisal.applicant() == null ? null : appraisal.applicant().identityNumber()).indexed();
  /** What the applicant has in common with namesakes. */
  public static final ViewField<Appraisal, String> NAMESAKE = ViewField.<Appraisal>text("namesake",
      appraisal -> appraisal.submission() == null ? null : Namesake.key(appraisal.submission())).indexed();
  public static final ViewField<Appraisal, String> CODE = ViewField.<Appraisal>text("code",
      appraisal -> appraisal.acceptance() == null ? null : appraisal.acceptance().code()).indexed();
  public static final ViewField<Appraisal, Instant> ACCEPTED_AT = ViewField.moment("acceptedAt", Appraisal::acceptedAt);
  public static final ViewField<Appraisal, String> ADJUSTMENT = ViewField.<Appraisal>text("adjustment",
      appraisal -> appraisal.adjustment() == null ? null : PROPOSED).indexed();
  public static final ViewField<Appraisal, LocalDate> ADJUSTMENT_FROM = ViewField.date("adjustmentFrom",
      appraisal -> appraisal.adjustment() == null ? null : appraisal.adjustment().day());

  public static final CaseView VIEW = CaseView.of(2, Appraisal::of, List.of(STATE, ASSESSMENT, DECISION, WARD,
      PROGRAMME, APPLICANT, NAMESAKE, CODE, ACCEPTED_AT, ADJUSTMENT, ADJUSTMENT_FROM));

  private AppraisalList() {}
}
