package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.JsonNode;

/** The ward desk. */
public final class IntakeClient {

  private static final ParameterizedTypeReference<List<Programme>> PROGRAMMES = new ParameterizedTypeReference<>() {
  };

  private final ServiceCalls calls;

  IntakeClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Dossier dossier(String id) {
    return calls.get(Dossier.class, "/dossiers/{id}", id);
  }

  public List<Programme> programmes() {
    return calls.get(PROGRAMMES, "/programmes");
  }

  /** Papers are in: the clock starts. */
  public void accept(String id, UUID key) {
    calls.command(JsonNode.class, key, java.util.Map.of(), "/dossiers/{id}/acceptance", id);
  }

  /**
   * A dossier as the desk knows it.
   *
   * @param code null before acceptance
   * @param state SUBMITTED, REFUSED_AT_DESK, IN_PROGRESS, WITHDRAWN, DECIDED or RETURNED
   */
  public record Dossier(String id, @Nullable String code, String programme, String ward, String channel,
      Applicant applicant, List<Paper> papers, String state, boolean waitingForPapers, Instant submittedAt,
      @Nullable Instant acceptedAt, List<Happening> timeline) {}

  public record Applicant(String name, String sex) {}

  /** @param handling SUBMITTED or SHOWN */
  public record Paper(String id, String handling, @Nullable String file) {}

  public record Programme(String code, String field, boolean statutory, TwoNames names) {}
}
