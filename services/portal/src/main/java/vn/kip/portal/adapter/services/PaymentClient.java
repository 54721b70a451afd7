package vn.kip.portal.adapter.services;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Grants and what was paid on them. All amounts are whole dong. */
public final class PaymentClient {

  private final ServiceCalls calls;

  PaymentClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Grant grant(String dossier) {
    return calls.get(Grant.class, "/grants/{dossier}", dossier);
  }

  /** @param state as of {@link Grant} */
  public Page grants(String state, int page) {
    return calls.get(Page.class, "/grants?state={state}&page={page}", state, page);
  }

  /**
   * Approves: an order follows.
   *
   * @param method BANK, POST or TREASURY
   * @param account of the payee, for a transfer
   */
  public void approve(String dossier, UUID key, String method, @Nullable String account) {
    calls.command(JsonNode.class, key,
        account == null ? Map.of("method", method) : Map.of("method", method, "account", account),
        "/grants/{dossier}/approval", dossier);
  }

  /** Sends the grant back to those who decided. */
  public void sendBack(String dossier, UUID key, String reason) {
    calls.command(JsonNode.class, key, Map.of("reason", reason), "/grants/{dossier}/return", dossier);
  }

  /** @param total of all pages */
  public record Page(long total, List<Grant> grants) {}

  /** @param state NONE, OPEN, RETURNED, ORDERED, FAILED or PAID */
  public record Grant(String dossier, @Nullable String code, @Nullable String applicantName,
      @Nullable String programme, @Nullable String ward, String state, @Nullable Opened grant,
      EligibilityClient.@Nullable Decision decision, EligibilityClient.@Nullable Assessment assessment,
      @Nullable Order order, @Nullable String failedBecause, @Nullable String returnedBecause,
      List<Settled> settled) {}

  public record Opened(String grantId, long amount, String kind, @Nullable String entitledFrom) {}

  public record Order(String orderId, int instalment, long amount, String method) {}

  /** @param method BANK, POST or TREASURY */
  public record Settled(String orderId, int instalment, long amount, String method) {}
}
