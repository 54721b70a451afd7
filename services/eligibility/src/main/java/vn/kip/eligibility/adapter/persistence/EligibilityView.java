package vn.kip.eligibility.adapter.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseView;
import vn.kip.eligibility.domain.Appraisal;

/** By what appraisers and the chairman list dossiers. */
@Component
class EligibilityView implements CaseView {

  @Override
  public Map<String, Object> of(CaseFile file) {
    var appraisal = Appraisal.of(file);
    var view = new HashMap<String, Object>();
    if (appraisal.submission() != null) {
      view.put("ward", appraisal.submission().ward());
      view.put("programme", appraisal.submission().programme());
      view.put("applicant", appraisal.submission().applicant().identityNumber());
    }
    if (appraisal.acceptance() != null) {
      view.put("code", appraisal.acceptance().code());
      view.put("acceptedAt", String.valueOf(appraisal.acceptedAt()));
      view.put("state", state(appraisal));
    }
    if (appraisal.decision() != null) {
      view.put("decision", appraisal.decision().outcome().name());
    }
    if (appraisal.adjustment() != null) {
      view.put("adjustment", "PROPOSED");
      view.put("adjustmentFrom", appraisal.adjustment().day().toString());
    }
    if (appraisal.assessment() != null) {
      view.put("assessment", appraisal.assessment().status().name());
    }
    return view;
  }

  private static String state(Appraisal appraisal) {
    if (appraisal.decision() != null) {
      return "DECIDED";
    }
    if (appraisal.closed()) {
      return "CLOSED";
    }
    if (appraisal.proposal() != null) {
      return "APPRAISED";
    }
    return appraisal.returned() != null ? "RETURNED" : "ACCEPTED";
  }

  @Override
  public List<String> searchedBy() {
    return List.of("state", "assessment", "code", "applicant", "programme", "adjustment");
  }
}
