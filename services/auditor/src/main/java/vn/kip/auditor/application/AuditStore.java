package vn.kip.auditor.application;

import java.util.List;
import java.util.Optional;
import vn.kip.audit.AuditReport;

/** The last audits. */
public interface AuditStore {

  void keep(AuditReport report);

  Optional<AuditReport> last();

  /** Newest first. */
  List<AuditReport> list();
}
