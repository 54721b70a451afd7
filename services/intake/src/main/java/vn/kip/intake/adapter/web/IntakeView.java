package vn.kip.intake.adapter.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseView;
import vn.kip.intake.domain.IntakeDossier;

/** By what the desk lists its dossiers. */
@Component
class IntakeView implements CaseView {

  @Override
  public Map<String, Object> of(CaseFile file) {
    var view = new HashMap<String, Object>();
    var dossier = IntakeDossier.of(file);
    if (dossier != null) {
      view.put("ward", dossier.ward());
      view.put("state", dossier.phase().name());
      view.put("programme", dossier.submission().programme());
      if (dossier.code() != null) {
        view.put("code", dossier.code());
      }
      if (dossier.due() != null) {
        view.put("due", dossier.due().due().toString());
      }
    }
    return view;
  }

  @Override
  public List<String> searchedBy() {
    return List.of("ward", "state", "code");
  }
}
