package vn.kip.audit;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.PaymentEvent.GrantApproved;
import vn.kip.events.PaymentEvent.GrantReleased;
import vn.kip.events.PaymentEvent.GrantReopened;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/**
 * Who decided and paid one dossier, by who acted: nobody decides what they appraised, a payment is approved and released by
 * two officers who had part in neither, who approved does not say that it arrived, and what a register tells of is paid only
 * after somebody who did not bring it in has opened it. Approvals of the time before there were releases are taken as they
 * were.
 */
final class TwoOfficers {

  private final Consumer<Finding> findings;
  private final Set<String> appraisers = new HashSet<>();
  private final Set<String> deciders = new HashSet<>();
  private final Set<String> importers = new HashSet<>();
  private boolean past;
  private @Nullable Fact approval;
  private boolean waits;

  private TwoOfficers(Consumer<Finding> findings) {
    this.findings = findings;
  }

  static void check(List<Fact> facts, Consumer<Finding> findings) {
    var officers = new TwoOfficers(findings);
    facts.stream().sorted(Comparator.comparingLong(Fact::offset)).forEach(officers::take);
  }

  private void take(Fact fact) {
    var imported = fact.entry().imported();
    switch (fact.entry().event()) {
      case DossierAppraised _ -> {
        appraisers.add(actor(fact));
        broughtIn(fact);
      }
      case DecisionSigned signed -> {
        past = imported != null;
        if (!past && appraisers.contains(actor(fact))) {
          found(fact, "appraised and decided by the same officer", "một người vừa thẩm định vừa quyết định");
        }
        deciders.add(actor(fact));
        deciders.add(signed.signer().value());
        broughtIn(fact);
      }
      case GrantReopened _ -> {
        past = false;
        apart(fact, importers, "opened for payment by who brought it in", "người nhập sổ tự mở lại để chi");
        deciders.add(actor(fact));
      }
      case GrantApproved approved when Boolean.TRUE.equals(approved.awaitsRelease()) -> approved(fact);
      case GrantReleased _ -> released(fact);
      case PaymentOrdered order when order.run() == null && approval != null -> ordered(fact);
      case PaymentSettled settled when settled.method() != Method.BANK && imported == null && approval != null ->
        apart(fact, Set.of(actor(approval)), "approved and said to have arrived by the same officer",
            "một người vừa duyệt chi vừa ghi đã chi");
      default -> {
        // Nobody's act on money.
      }
    }
  }

  private void broughtIn(Fact fact) {
    var imported = fact.entry().imported();
    if (imported != null) {
      importers.add(imported.by().value());
    }
  }

  private void approved(Fact fact) {
    approval = fact;
    waits = true;
    if (past) {
      found(fact, "approved though only a register tells of the decision",
          "duyệt chi khi quyết định chỉ có trong sổ cũ");
    }
    hadNoPart(fact);
  }

  private void released(Fact fact) {
    waits = false;
    hadNoPart(fact);
    if (approval != null) {
      apart(fact, Set.of(actor(approval)), "approved and released by the same officer",
          "một người vừa duyệt chi vừa xác nhận");
    }
  }

  private void ordered(Fact fact) {
    if (waits) {
      found(fact, "ordered though nobody had released it", "lập lệnh chi khi chưa có người thứ hai xác nhận");
    }
  }

  private void hadNoPart(Fact fact) {
    apart(fact, appraisers, "appraised and paid by the same officer", "một người vừa thẩm định vừa duyệt chi");
    apart(fact, deciders, "decided and paid by the same officer", "một người vừa quyết định vừa duyệt chi");
    apart(fact, importers, "brought in and paid by the same officer", "một người vừa nhập sổ vừa duyệt chi");
  }

  private void apart(Fact fact, Set<String> others, String what, String vi) {
    if (others.contains(actor(fact))) {
      found(fact, what, vi);
    }
  }

  private static String actor(Fact fact) {
    return fact.entry().actor().value();
  }

  private void found(Fact fact, String what, String vi) {
    findings.accept(Finding.ofFact(Kind.FOUR_EYES, fact, null, what, vi));
  }
}
