package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;

/** The second program, which folds the same log by its own rules. */
public final class AuditorClient {

  private static final ParameterizedTypeReference<List<Audit>> AUDITS = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;

  AuditorClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** The audits of late, the last one first. */
  public List<Audit> audits() {
    return calls.get(AUDITS, "/audits");
  }

  public record Audit(Instant at, boolean holds) {}
}
