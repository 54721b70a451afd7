package vn.kip.payment.domain;

import java.time.LocalDate;
import vn.kip.casefile.Refusal;

/** The rules of paying, as what is said when one is broken. */
public final class Refusals {

  private Refusals() {}

  public static Refusal unknownDossier() {
    return Refusal.notFound("dossier.unknown", "id");
  }

  public static Refusal noGrant() {
    return Refusal.conflict("grant.none", "state");
  }

  public static Refusal wrongState(Grant.State state) {
    return Refusal.conflict("grant.state", "state", "state", state.name());
  }

  /** Nobody who appraised or decided a dossier approves its payment. */
  public static Refusal fourEyes(String officer) {
    return Refusal.forbidden("grant.four-eyes", "officer", "officer", officer);
  }

  public static Refusal accountMissing() {
    return Refusal.invalid("grant.account-missing", "account");
  }

  public static Refusal reasonMissing() {
    return Refusal.invalid("grant.reason-missing", "reason");
  }

  public static Refusal notDecided() {
    return Refusal.conflict("payment.not-decided", "action");
  }

  public static Refusal refused() {
    return Refusal.conflict("payment.of-refusal", "action");
  }

  /** @param reason why nothing is due */
  public static Refusal stopped(String reason) {
    return Refusal.conflict("grant.stopped", "state", "reason", reason);
  }

  public static Refusal unknownOrder(String order) {
    return Refusal.notFound("grant.order-unknown", "order", "order", order);
  }

  /** What goes through the bank is settled by the bank's booking and by nothing else. */
  public static Refusal bankTells() {
    return Refusal.conflict("grant.bank-tells", "state");
  }

  public static Refusal receiptMissing() {
    return Refusal.invalid("grant.receipt-missing", "receipt");
  }

  public static Refusal paidOn(LocalDate first, LocalDate last) {
    return Refusal.invalid("grant.paid-on", "paidOn", "first", first.toString(), "last", last.toString());
  }

  public static Refusal nothingToRepay() {
    return Refusal.conflict("grant.nothing-to-repay", "state");
  }

  /** @param most whole dong */
  public static Refusal repaymentAmount(long most) {
    return Refusal.invalid("grant.repayment-amount", "amount", "most", Long.toString(most));
  }

  /** A register tells of payments before Kịp; what Kịp itself has ordered is settled by its own order. */
  public static Refusal orderedHere(String order) {
    return Refusal.conflict("payment.ordered-here", "action", "order", order);
  }
}
