package vn.kip.intake.adapter.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseRecord;

/** The desk learns of decisions and payments, and concludes nothing by itself. */
@Component
class IntakeReactor implements CaseReactor {

  @Override
  public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
    return List.of();
  }
}
