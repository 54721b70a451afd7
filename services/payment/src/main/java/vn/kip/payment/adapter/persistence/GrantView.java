package vn.kip.payment.adapter.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseView;
import vn.kip.payment.domain.Grant;

/** By what payment officers list grants. */
@Component
class GrantView implements CaseView {

  @Override
  public Map<String, Object> of(CaseFile file) {
    var grant = Grant.of(file);
    var view = new HashMap<String, Object>();
    view.put("state", grant.state().name());
    if (grant.code() != null) {
      view.put("code", grant.code());
    }
    if (grant.order() != null) {
      view.put("method", grant.order().method().name());
    }
    return view;
  }

  @Override
  public List<String> searchedBy() {
    return List.of("state", "code");
  }
}
