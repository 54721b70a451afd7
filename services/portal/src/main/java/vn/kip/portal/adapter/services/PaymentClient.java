package vn.kip.portal.adapter.services;

import java.time.LocalDate;
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
   * Approves; another officer has to release it.
   *
   * @param method BANK, POST or TREASURY
   * @param payee for a transfer
   */
  public void approve(String dossier, UUID key, String method, @Nullable Payee payee) {
    calls.command(JsonNode.class, key,
        payee == null
            ? Map.of("method", method)
            : Map.of("method", method, "bank", payee.bank(), "account", payee.account(), "holder", payee.holder()),
        "/grants/{dossier}/approval", dossier);
  }

  /**
   * Where a transfer goes.
   *
   * @param bank code of the payee's bank
   * @param holder name on the account; empty for the applicant
   */
  public record Payee(String bank, String account, String holder) {}

  /** The bank has written that nothing was paid on an order: one officer states it, another confirms it. */
  public void bankWrites(String dossier, UUID key, String letter, String reason) {
    calls.command(JsonNode.class, key, Map.of("letter", letter, "reason", reason), "/grants/{dossier}/bank-letter",
        dossier);
  }

  /** Confirms another officer's approval: the money is ordered, or a grant that runs is paid there. */
  public void release(String dossier, UUID key) {
    calls.command(JsonNode.class, key, Map.of(), "/grants/{dossier}/release", dossier);
  }

  /** A claim that a register tells of may be paid after all. */
  public void reopen(String dossier, UUID key, String reason) {
    calls.command(JsonNode.class, key, Map.of("reason", reason), "/grants/{dossier}/reopening", dossier);
  }

  /** Sends the grant back to those who decided. */
  public void sendBack(String dossier, UUID key, String reason) {
    calls.command(JsonNode.class, key, Map.of("reason", reason), "/grants/{dossier}/return", dossier);
  }

  /**
   * Post or treasury have paid the order out.
   *
   * @param receipt number of theirs
   */
  public void paidOut(String dossier, UUID key, LocalDate paidOn, String receipt) {
    calls.command(JsonNode.class, key, Map.of("paidOn", paidOn.toString(), "receipt", receipt),
        "/grants/{dossier}/settlement", dossier);
  }

  /** Post or treasury give the order back unpaid. */
  public void notPaidOut(String dossier, UUID key, String reason) {
    calls.command(JsonNode.class, key, Map.of("reason", reason), "/grants/{dossier}/failure", dossier);
  }

  /** Money that was paid too much is back. */
  public void repaid(String dossier, UUID key, long amount, String receipt) {
    calls.command(JsonNode.class, key, Map.of("amount", amount, "receipt", receipt), "/grants/{dossier}/repayment",
        dossier);
  }

  /** What the bank has booked without an order of the office, the newest first. */
  public List<Stray> strays() {
    return List.of(calls.get(Stray[].class, "/strays"));
  }

  /** @param total of all pages */
  public record Page(long total, List<Grant> grants) {}

  /**
   * @param state NONE, OPEN, PAST, APPROVED, RETURNED, ORDERED, FAILED, SHORT, OVERPAID, PAID, RUNNING or STOPPED
   * @param waiting the approval that another officer has to release
   * @param withdrawnBecause why the citizen took the dossier back, before the decision or after it
   * @param missing still to be paid, {@code overpaid} to be claimed back
   */
  public record Grant(String dossier, @Nullable String code, @Nullable String applicantName,
      @Nullable String programme, @Nullable String ward, String state, @Nullable Opened grant,
      EligibilityClient.@Nullable Decision decision, EligibilityClient.@Nullable Assessment assessment,
      @Nullable Approval waiting, @Nullable Order order, @Nullable Stated stated, @Nullable Because failedBecause,
      @Nullable String returnedBecause,
      @Nullable Because stoppedBecause, @Nullable String withdrawnBecause, @Nullable Long missing,
      @Nullable Long overpaid, List<Settled> settled, @Nullable List<Repaid> repaid) {

    /** What an approval pays. */
    public long toPay() {
      return missing != null ? missing : grant == null ? 0 : grant.amount();
    }
  }

  /**
   * Why an order was not carried out, or a grant stopped.
   *
   * @param code of a bank that refused, or how it was to be paid
   * @param cause where the office itself has decided it; the reason then holds only what the citizen said
   */
  public record Because(@Nullable String code, @Nullable String cause, @Nullable String reason) {}

  /** An approval by one officer, which another has to confirm. */
  public record Approval(Approved event, String by) {}

  /**
   * How it is to be paid.
   *
   * @param method BANK, POST or TREASURY
   * @param account for a transfer, as are {@code bank}, its code, and {@code holder}
   */
  public record Approved(String method, @Nullable String account, @Nullable String bank, @Nullable String holder) {}

  /** That the bank has paid nothing on the order, by one officer; another has to confirm it. */
  public record Stated(Letter event, String by) {}

  public record Letter(String letter, String reason) {}

  public record Opened(String grantId, long amount, String kind, @Nullable String entitledFrom) {}

  public record Order(String orderId, int instalment, long amount, String method) {}

  /**
   * @param method BANK, POST or TREASURY
   * @param receipt the bank's reference, or the number of the post's or treasury's receipt; null for older ones
   */
  public record Settled(String orderId, int instalment, long amount, String method, @Nullable LocalDate paidOn,
      @Nullable String receipt) {}

  public record Repaid(long amount, @Nullable String receipt) {}

  /**
   * @param direction OUT, or BACK to the office
   * @param note why it belongs to no order whatever it names, or the bank's reason of a return
   */
  public record Stray(String reference, String orderId, String direction, long amount, LocalDate on,
      @Nullable String note) {}
}
