package vn.kip.payment.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.office.Duties;
import vn.kip.office.Duty;
import vn.kip.office.Officer;

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

  /**
   * What an officer has done before keeps some acts from being theirs.
   *
   * @param done on the grant
   * @return null where nothing stands in the way of the duty
   */
  static @Nullable Refusal fourEyes(Duties done, Duty duty, Officer officer) {
    return done.inTheWayOf(duty, officer.id()).map(before -> Refusal.forbidden("grant.four-eyes", "officer", "officer",
        officer.id().value(), "duty", before.name())).orElse(null);
  }

  public static Refusal nothingToRelease() {
    return Refusal.conflict("grant.nothing-to-release", "state");
  }

  public static Refusal accountMissing() {
    return Refusal.invalid("grant.account-missing", "account");
  }

  public static Refusal payeeAccount() {
    return Refusal.invalid("payee.account", "account");
  }

  /** The code is no bank's, or is not any more. */
  public static Refusal payeeBank(String code) {
    return Refusal.invalid("payee.bank", "bank", "code", code);
  }

  /** @param field the holder's name or the applicant's, whichever no payment file can carry */
  public static Refusal payeeName(String field) {
    return Refusal.invalid("payee.name", field);
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

  public static Refusal letterMissing() {
    return Refusal.invalid("grant.letter-missing", "letter");
  }

  /** Who states that the bank's order came to nothing does not confirm it. */
  public static Refusal sameOfficer(String officer) {
    return Refusal.forbidden("grant.letter-same-officer", "officer", "officer", officer);
  }

  public static Refusal otherLetter(String letter) {
    return Refusal.conflict("grant.letter-other", "letter", "letter", letter);
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

  public static Refusal notRunning() {
    return Refusal.conflict("grant.not-running", "state");
  }

  public static Refusal otherWard() {
    return Refusal.forbidden("grant.other-ward", "ward");
  }

  public static Refusal missing(String field) {
    return Refusal.invalid("grant.field-missing", field, "field", field);
  }

  public static Refusal inTheFuture(String field) {
    return Refusal.invalid("grant.in-the-future", field);
  }

  public static Refusal invalidPart() {
    return Refusal.invalid("grant.part-invalid", "parts");
  }

  public static Refusal beforeItBegan() {
    return Refusal.invalid("grant.before-it-began", "from");
  }

  public static Refusal noProposal(String id) {
    return Refusal.notFound("grant.no-proposal", "proposal", "proposal", id);
  }

  /** The proposer does not sign. */
  public static Refusal ownProposal(String officer) {
    return Refusal.forbidden("grant.own-proposal", "officer", "officer", officer);
  }

  public static Refusal takenOverOtherwise() {
    return Refusal.conflict("recipient.taken-over-otherwise", "decisionNo");
  }

  public static Refusal runUnknown() {
    return Refusal.notFound("run.unknown", "month");
  }

  public static Refusal runState(String state) {
    return Refusal.conflict("run.state", "state", "state", state);
  }

  /** The run of an earlier month is prepared and not released. */
  public static Refusal previousOpen(String month) {
    return Refusal.conflict("run.previous-open", "month", "month", month);
  }

  /** @param rate series and month */
  public static Refusal rateUndecided(String rate) {
    return Refusal.conflict("run.rate-undecided", rate, "rate", rate);
  }

  /** Whoever prepared a run, or had part in a grant of it, does not release it. */
  public static Refusal runFourEyes(String officer, String lines) {
    return lines.isEmpty()
        ? Refusal.forbidden("batch.four-eyes", "officer", "officer", officer)
        : Refusal.forbidden("batch.four-eyes-lines", "lines", "officer", officer, "lines", lines);
  }

  /** @param lines that would be planned otherwise now */
  public static Refusal stale(String lines) {
    return Refusal.conflict("batch.stale", "lines", "lines", lines);
  }

  public static Refusal rateUnknown(String rate) {
    return Refusal.invalid("rate.unknown", "from", "rate", rate);
  }

  public static Refusal combinedOtherwise(String month) {
    return Refusal.conflict("run.combined-otherwise", "months", "month", month);
  }

  public static Refusal notMonthly(String programme) {
    return Refusal.invalid("recipient.not-monthly", "programme", "programme", programme);
  }

  public static Refusal cellInvalid(String column) {
    return Refusal.invalid("recipient.cell-invalid", column, "column", column);
  }
}
