package vn.kip.portal.adapter.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.JsonNode;

/** Records of the log that a service could not take in. */
public final class DeadLetterClient {

  private static final ParameterizedTypeReference<List<Letter>> LETTERS = new ParameterizedTypeReference<>() {
  };

  private final Map<String, ServiceCalls> services;

  /** @param services by name, in the order in which they are shown */
  DeadLetterClient(Map<String, ServiceCalls> services) {
    this.services = services;
  }

  public Set<String> services() {
    return services.keySet();
  }

  public List<Letter> letters(String service) {
    return calls(service).get(LETTERS, "/dead-letters");
  }

  public Preview preview(String service, String id) {
    return calls(service).get(Preview.class, "/dead-letters/{id}/preview", id);
  }

  public void propose(String service, String id, UUID key) {
    calls(service).tell(key, Map.of(), "/dead-letters/{id}/proposal", id);
  }

  /** By a second supervisor; the service refuses the one who proposed it. */
  public Released release(String service, String id, UUID key) {
    return calls(service).command(Released.class, key, Map.of(), "/dead-letters/{id}/release", id);
  }

  private ServiceCalls calls(String service) {
    var calls = services.get(service);
    if (calls == null) {
      throw new ServiceRefusal(404, "service.unknown", "service",
          Map.of("vi", "Không có dịch vụ này.", "en", "There is no such service."));
    }
    return calls;
  }

  /** @param waiting nothing is wrong with it, but an earlier one of its dossier is parked */
  public record Letter(String id, @Nullable String dossier, @Nullable String type, String reason, boolean waiting,
      Instant parkedAt, @Nullable String proposedBy) {}

  /** @param failure null when a replay would succeed now */
  public record Preview(String id, @Nullable String failure, List<JsonNode> wouldRecord) {}

  /** @param remaining letters of the dossier that failed again, or wait behind one that did */
  public record Released(int takenIn, int remaining) {}
}
