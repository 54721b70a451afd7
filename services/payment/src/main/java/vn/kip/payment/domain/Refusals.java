package vn.kip.payment.domain;

import vn.kip.caselog.Refusal;

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
}
