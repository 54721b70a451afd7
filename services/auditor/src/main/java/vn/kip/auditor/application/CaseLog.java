package vn.kip.auditor.application;

import vn.kip.audit.LogAudit;

/** The case log itself, asked of nobody's service. */
@FunctionalInterface
public interface CaseLog {

  /** Takes in what follows the records that were taken in before, up to where the log ends now. */
  void read(LogAudit folding);
}
