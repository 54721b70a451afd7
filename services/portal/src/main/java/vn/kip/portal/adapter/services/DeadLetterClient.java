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

  private static final String REASON = "reason";

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

  /** @param reason why it is to be given up; blank to have it tried again */
  public void propose(String service, String id, Verdict verdict, String reason, UUID key) {
    calls(service).tell(key, Map.of("verdict", verdict, REASON, reason), "/dead-letters/{id}/proposal", id);
  }

  /** Proposes the same for each letter with this fault. */
  public Bulk proposeAll(String service, Fault fault, Verdict verdict, String reason, UUID key) {
    return calls(service).command(Bulk.class, key, Map.of("fault", fault, "verdict", verdict, REASON, reason),
        "/dead-letters/proposals");
  }

  /** By a second supervisor; the service refuses the one who proposed it. */
  public Released confirm(String service, String id, Verdict verdict, UUID key) {
    var address = switch (verdict) {
      case RELEASE -> "/dead-letters/{id}/release";
      case DISCARD -> "/dead-letters/{id}/discard";
    };
    return calls(service).command(Released.class, key, Map.of(), address, id);
  }

  /** Confirms what others have proposed for letters with this fault. */
  public Bulk confirmAll(String service, Fault fault, Verdict verdict, UUID key) {
    return calls(service).command(Bulk.class, key, Map.of("fault", fault, "verdict", verdict),
        "/dead-letters/confirmations");
  }

  private ServiceCalls calls(String service) {
    var calls = services.get(service);
    if (calls == null) {
      throw new ServiceRefusal(404, "service.unknown", "service",
          Map.of("vi", "Không có dịch vụ này.", "en", "There is no such service."));
    }
    return calls;
  }

  /** What is wrong with a record. */
  public enum Fault {
    UNREADABLE,
    GAP,
    FAILED,
    UNSTORABLE,
    WAITING,
    DIFFERS
  }

  /** What becomes of it: it is tried again, or given up for good. */
  public enum Verdict {
    RELEASE,
    DISCARD
  }

  /**
   * One record.
   *
   * @param reason in English, for whoever looks into it
   * @param verdict what a first supervisor wants; null while nobody has proposed anything
   * @param proposedBecause why it is to be given up
   */
  public record Letter(String id, @Nullable String dossier, @Nullable String type, Fault fault, String reason,
      Instant parkedAt, @Nullable String proposedBy, @Nullable Verdict verdict, @Nullable String proposedBecause) {

    /** Nothing is wrong with it, but an earlier one of its dossier is a letter. */
    public boolean isWaiting() {
      return fault == Fault.WAITING;
    }

    /** Whether somebody else than this officer has proposed it. */
    public boolean isFor(Verdict wanted, String second) {
      return verdict == wanted && proposedBy != null && !proposedBy.equals(second);
    }
  }

  /** @param failure null when a replay would succeed now */
  public record Preview(String id, @Nullable String failure, List<JsonNode> wouldRecord) {}

  /** @param remaining letters of the dossier that failed again, or wait behind one that did */
  public record Released(int takenIn, int remaining) {}

  /** @param refused letters of which it cannot be said, since the same supervisor has proposed it */
  public record Bulk(int done, int refused) {}
}
