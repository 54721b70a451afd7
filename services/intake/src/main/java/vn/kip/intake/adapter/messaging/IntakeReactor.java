package vn.kip.intake.adapter.messaging;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseReactor;
import vn.kip.caselog.NewEvent;
import vn.kip.events.CaseRecord;

/** The desk learns of decisions and payments, and concludes nothing by itself. */
@Component
class IntakeReactor implements CaseReactor {

  @Override
  public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
    return List.of();
  }
}
