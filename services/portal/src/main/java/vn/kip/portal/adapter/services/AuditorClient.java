package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The second program, which folds the same log by its own rules. */
public final class AuditorClient {

  private final ServiceCalls calls;

  AuditorClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** The last audit; empty before the first one. */
  public Optional<LastAudit> last() {
    return calls.find(LastAudit.class, "/audits/last");
  }

  /** @param findings what the auditor does not agree with, in both languages */
  public record LastAudit(Instant at, long records, int dossiers, List<Finding> findings, boolean holds) {}

  public record Finding(String what, String vi) {

    public TwoNames text() {
      return new TwoNames(vi, what);
    }
  }
}
