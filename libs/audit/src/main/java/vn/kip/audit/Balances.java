package vn.kip.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.PaymentSettled;

/** Nothing is lost on the way and nothing comes from nowhere: what came in at each service went out or is left. */
public final class Balances {

  private final Collection<Dossier> dossiers;
  /** Of recipients that were taken over: no dossiers, but orders. */
  private final Collection<List<Fact>> recipients;
  private final Consumer<Finding> findings;
  private final List<Balance> balances = new ArrayList<>();

  private Balances(Collection<Dossier> dossiers, Collection<List<Fact>> recipients, Consumer<Finding> findings) {
    this.dossiers = dossiers;
    this.recipients = recipients;
    this.findings = findings;
  }

  /**
   * What came in at a service and what became of it.
   *
   * @param of what is counted
   */
  public record Balance(String service, String of, int in, Map<String, Integer> out) {

    public boolean holds() {
      return in == out.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  static List<Balance> of(Collection<Dossier> dossiers, Collection<List<Fact>> recipients,
      Consumer<Finding> findings) {
    var balances = new Balances(dossiers, recipients, findings);
    balances.desk();
    balances.decisions();
    balances.grants();
    balances.orders();
    dossiers.forEach(balances::contradictions);
    dossiers.forEach(balances::money);
    balances.balances.stream().filter(balance -> !balance.holds()).forEach(balance -> findings.accept(Finding.of(
        Kind.BALANCE, balance.service() + ": " + balance.in() + " " + balance.of() + " came in, " + balance.out()
            + " is what became of them",
        balance.service() + ": nhận " + balance.in() + " " + balance.of() + ", kết quả là " + balance.out())));
    return balances.balances;
  }

  private void desk() {
    var out = new LinkedHashMap<String, Integer>();
    out.put("refused", count(has(DossierRefusedAtDesk.class)));
    out.put("accepted", count(has(DossierAccepted.class)));
    out.put("withdrawn", count(has(DossierWithdrawn.class).and(has(DossierAccepted.class).negate())));
    out.put("waiting", count(has(DossierRefusedAtDesk.class).or(has(DossierAccepted.class))
        .or(has(DossierWithdrawn.class)).negate()));
    balances.add(new Balance("intake", "submitted", dossiers.size(), out));
  }

  private void decisions() {
    var out = new LinkedHashMap<String, Integer>();
    out.put("decided", count(has(DecisionSigned.class)));
    out.put("withdrawn", count(has(DossierWithdrawn.class).and(has(DossierAccepted.class))));
    out.put("open", count(dossier -> dossier.clock().accepted().isPresent() && dossier.clock().closed().isEmpty()));
    balances.add(new Balance("eligibility", "accepted", count(has(DossierAccepted.class)), out));
  }

  private void grants() {
    int due = count(Balances::isGrantDue);
    balances.add(new Balance("payment", "decisions to pay", due,
        Map.of("granted", count(dossier -> isGrantDue(dossier) && has(GrantOpened.class).test(dossier)), "missing",
            count(dossier -> isGrantDue(dossier) && !has(GrantOpened.class).test(dossier)))));
  }

  private void orders() {
    int ordered = 0;
    int settled = 0;
    int failed = 0;
    int underway = 0;
    for (var facts : Stream.concat(dossiers.stream().map(Dossier::facts), recipients.stream()).toList()) {
      var answers = answers(facts);
      for (var fact : facts) {
        if (fact.entry().event() instanceof PaymentOrdered order) {
          var answer = answers.getOrDefault(order.orderId(), "");
          ordered++;
          settled += answer.equals("settled") ? 1 : 0;
          failed += answer.equals("failed") ? 1 : 0;
          underway += answer.isEmpty() ? 1 : 0;
        }
      }
    }
    var out = new LinkedHashMap<String, Integer>();
    out.put("settled", settled);
    out.put("failed", failed);
    out.put("underway", underway);
    balances.add(new Balance("payment", "orders", ordered, out));
  }

  /** What became of each order; money that has arrived counts, whatever else was said. */
  private static Map<String, String> answers(List<Fact> facts) {
    var answers = new HashMap<String, String>();
    for (var fact : facts) {
      switch (fact.entry().event()) {
        case PaymentSettled settled -> answers.put(settled.orderId(), "settled");
        case PaymentFailed failed -> answers.putIfAbsent(failed.orderId(), "failed");
        default -> {
          // No answer to an order.
        }
      }
    }
    return answers;
  }

  private void contradictions(Dossier dossier) {
    var decisions = dossier.all(DecisionSigned.class);
    if (decisions.size() > 1) {
      found(Kind.BALANCE, dossier, decisions.getLast(), "decided twice", "bị quyết định hai lần");
    }
    if (!decisions.isEmpty() && !has(DossierAccepted.class).test(dossier)) {
      found(Kind.BALANCE, dossier, decisions.getFirst(), "decided though never accepted",
          "được quyết định dù chưa tiếp nhận");
    }
    if (!decisions.isEmpty() && has(DossierWithdrawn.class).test(dossier)) {
      found(Kind.BALANCE, dossier, decisions.getFirst(), "both decided and withdrawn", "vừa được quyết định vừa rút");
    }
    if (has(DossierRefusedAtDesk.class).and(has(DossierAccepted.class)).test(dossier)) {
      found(Kind.BALANCE, dossier, dossier.submitted(), "both refused at the desk and accepted",
          "vừa bị từ chối tiếp nhận vừa được tiếp nhận");
    }
  }

  private void money(Dossier dossier) {
    var grants = dossier.all(GrantOpened.class);
    if (isGrantDue(dossier) && grants.isEmpty()) {
      found(Kind.GRANT_MISSING, dossier, dossier.first(DecisionSigned.class).orElseThrow(),
          "granted, but no grant was opened", "đã được quyết định hưởng nhưng chưa mở khoản chi");
    }
    grants.stream().filter(_ -> !isGrantDue(dossier))
        .forEach(grant -> found(Kind.GRANT_WITHOUT_DECISION, dossier, grant,
            "a grant without a decision to pay", "có khoản chi mà không có quyết định chi"));
    var orders = new HashMap<String, Long>();
    dossier.all(PaymentOrdered.class).stream().map(fact -> (PaymentOrdered) fact.entry().event())
        .forEach(order -> orders.put(order.orderId(), order.amount()));
    var paid = new HashSet<String>();
    for (var fact : dossier.all(PaymentSettled.class)) {
      var settled = settled(fact);
      if (!paid.add(settled.orderId())) {
        found(Kind.PAID_TWICE, dossier, fact, "order " + settled.orderId() + " was settled twice",
            "lệnh chi " + settled.orderId() + " được quyết toán hai lần");
      }
      // What a register brings in was paid before Kịp, by no order of Kịp's.
      if (fact.entry().imported() == null
          && !Objects.equals(orders.get(settled.orderId()), settled.amount())) {
        found(Kind.PAYMENT_WITHOUT_ORDER, dossier, fact,
            "a payment of " + settled.amount() + " without an order of that amount",
            "chi " + settled.amount() + " mà không có lệnh chi với số tiền đó");
      }
    }
  }

  private static PaymentSettled settled(Fact fact) {
    return (PaymentSettled) fact.entry().event();
  }

  /** Granted with an amount, under a programme that pays. */
  private static boolean isGrantDue(Dossier dossier) {
    return dossier.terms().pays() && dossier.all(DecisionSigned.class).stream()
        .map(fact -> (DecisionSigned) fact.entry().event())
        .anyMatch(decision -> decision.outcome() == Outcome.GRANTED && decision.amount() != null);
  }

  private static Predicate<Dossier> has(Class<? extends CaseEvent> type) {
    return dossier -> dossier.first(type).isPresent();
  }

  private int count(Predicate<Dossier> property) {
    return (int) dossiers.stream().filter(property).count();
  }

  private void found(Kind kind, Dossier dossier, Fact fact, String what, String vi) {
    findings.accept(Finding.ofFact(kind, fact, dossier.code(), what, vi));
  }
}
