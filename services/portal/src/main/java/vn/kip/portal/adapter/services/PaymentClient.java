package vn.kip.portal.adapter.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants and what was paid on them. All amounts are whole dong. */
public final class PaymentClient {

  private final ServiceCalls calls;

  PaymentClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Grant grant(String dossier) {
    return calls.get(Grant.class, "/grants/{dossier}", dossier);
  }

  /** @param state NONE, OPEN, RETURNED, ORDERED, FAILED or PAID */
  public record Grant(String state, @Nullable Opened grant, @Nullable Order order, @Nullable String failedBecause,
      List<Settled> settled) {}

  public record Opened(String grantId, long amount, String kind, @Nullable String entitledFrom) {}

  public record Order(String orderId, int instalment, long amount, String method) {}

  /** @param method BANK, POST or TREASURY */
  public record Settled(String orderId, int instalment, long amount, String method) {}
}
