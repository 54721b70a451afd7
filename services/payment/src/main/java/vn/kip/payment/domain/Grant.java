package vn.kip.payment.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.caselog.CaseFile;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/**
 * The claim on money that a decision opens, as a fold of the dossier's file. One dossier has at most one grant.
 *
 * @param involved who appraised or decided the dossier, and may not approve its payment
 * @param order the instalment on its way to the bank; null when none is
 * @param settled instalments whose money has arrived
 */
public record Grant(
    @Nullable DossierSubmitted submission,
    @Nullable String code,
    @Nullable String programmeVersion,
    @Nullable DossierAssessed assessment,
    @Nullable DecisionSigned decision,
    @Nullable GrantOpened opened,
    @Nullable GrantApproved approved,
    @Nullable String returnedBecause,
    @Nullable PaymentOrdered order,
    @Nullable String failedBecause,
    List<PaymentSettled> settled,
    Set<OfficerId> involved) {

  private static final Grant NOTHING = new Grant(null, null, null, null, null, null, null, null, null, null, List.of(),
      Set.of());

  /** Where the grant stands. */
  public enum State {
    NONE, OPEN, RETURNED, ORDERED, FAILED, PAID
  }

  public static Grant of(CaseFile file) {
    var grant = NOTHING;
    for (var entry : file.history()) {
      grant = grant.after(entry);
    }
    return grant;
  }

  public State state() {
    if (opened == null) {
      return State.NONE;
    }
    if (order != null) {
      return State.ORDERED;
    }
    if (!settled.isEmpty()) {
      return State.PAID;
    }
    if (returnedBecause != null) {
      return State.RETURNED;
    }
    return failedBecause == null ? State.OPEN : State.FAILED;
  }

  /** Derived from the dossier, so that the same decision opens the same grant at every repeat. */
  public static String grantId(CaseFile file) {
    return "G-" + file.id();
  }

  /** Derived from grant and attempt: the bank books it once however often it is sent. */
  public String nextOrderId(CaseFile file) {
    long ordered = file.history().stream().filter(entry -> entry.event() instanceof PaymentOrdered).count();
    return orderPrefix(file) + "-" + (ordered + 1);
  }

  /** ISO 20022 allows 35 characters for an end-to-end id; a dossier's id may be longer. */
  private static String orderPrefix(CaseFile file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.id().value().getBytes(StandardCharsets.UTF_8));
      return "K" + HexFormat.of().formatHex(digest, 0, 14);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Grant after(CaseRecord entry) {
    return switch (entry.event()) {
      case DossierSubmitted event -> new Grant(event, code, programmeVersion, assessment, decision, opened, approved,
          returnedBecause, order, failedBecause, settled, involved);
      case DossierAccepted event -> new Grant(submission, event.code(), event.programmeVersion(), assessment, decision,
          opened, approved, returnedBecause, order, failedBecause, settled, involved);
      case DossierAssessed event -> new Grant(submission, code, programmeVersion, event, decision, opened, approved,
          returnedBecause, order, failedBecause, settled, involved);
      case DossierAppraised _ -> involving(entry.actor(), decision);
      case DecisionSigned event -> involving(event.signer(), event);
      case GrantOpened event -> paying(event, null, null, null, null, settled);
      case GrantApproved event -> paying(opened, event, null, null, null, settled);
      case GrantReturned event -> paying(opened, null, event.reason(), null, null, settled);
      case PaymentOrdered event -> paying(opened, approved, null, event, null, settled);
      case PaymentSettled event -> paying(opened, approved, null, null, null, plus(event));
      case PaymentFailed event -> paying(opened, null, null, null, event.code() + " " + event.reason(), settled);
      default -> this;
    };
  }

  private Grant involving(OfficerId officer, @Nullable DecisionSigned newDecision) {
    var more = new TreeSet<OfficerId>(java.util.Comparator.comparing(OfficerId::value));
    more.addAll(involved);
    more.add(officer);
    return new Grant(submission, code, programmeVersion, assessment, newDecision, opened, approved, returnedBecause,
        order, failedBecause, settled, Set.copyOf(more));
  }

  private Grant paying(
      @Nullable GrantOpened newOpened,
      @Nullable GrantApproved newApproved,
      @Nullable String newReturned,
      @Nullable PaymentOrdered newOrder,
      @Nullable String newFailed,
      List<PaymentSettled> newSettled) {
    return new Grant(submission, code, programmeVersion, assessment, decision, newOpened, newApproved, newReturned,
        newOrder, newFailed, newSettled, involved);
  }

  private List<PaymentSettled> plus(PaymentSettled event) {
    var more = new ArrayList<>(settled);
    more.add(event);
    return List.copyOf(more);
  }
}
