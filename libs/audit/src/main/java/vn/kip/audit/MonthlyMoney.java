package vn.kip.audit;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.PaymentEvent.GrantChangeProposed;
import vn.kip.events.PaymentEvent.GrantChanged;
import vn.kip.events.PaymentEvent.MonthPaid;
import vn.kip.events.PaymentEvent.PaymentFailed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.RepaymentReceived;
import vn.kip.events.PaymentEvent.RunLine;

/**
 * The orders of monthly runs, of one grant: each run orders it once, a month's regular money is ordered once unless it came
 * to nothing, two officers stand behind every order, and nobody signed what they had proposed.
 */
final class MonthlyMoney {

  private final Consumer<Finding> findings;
  private final Map<String, RunLine> lines = new HashMap<>();
  private final Set<String> runs = new HashSet<>();
  private final Map<YearMonth, Long> ordered = new HashMap<>();
  private final Map<String, String> proposers = new HashMap<>();

  private MonthlyMoney(Consumer<Finding> findings) {
    this.findings = findings;
  }

  static void check(List<Fact> facts, Consumer<Finding> findings) {
    var money = new MonthlyMoney(findings);
    facts.stream().sorted(Comparator.comparingLong(Fact::offset)).forEach(money::take);
  }

  private void take(Fact fact) {
    switch (fact.entry().event()) {
      case PaymentOrdered order when order.run() != null -> ordered(fact, order, order.run());
      case PaymentFailed failed -> cameBack(failed.orderId());
      // Which order came back is not told: from here on nothing can be held against a second order.
      case RepaymentReceived _ -> ordered.clear();
      case GrantChangeProposed _ -> proposers.put(fact.entry().id(), fact.entry().actor().value());
      case GrantChanged changed when changed.proposal() != null -> signed(fact, changed.proposal());
      default -> {
        // Says nothing of monthly orders.
      }
    }
  }

  private void ordered(Fact fact, PaymentOrdered order, RunLine line) {
    lines.put(order.orderId(), line);
    if (!runs.add(line.month() + "-" + line.number())) {
      found(Kind.MONTH_ORDERED_TWICE, fact, "the run " + line.month() + "-" + line.number() + " ordered it twice",
          "danh sách " + line.month() + "-" + line.number() + " lập lệnh hai lần");
    }
    if (line.preparedBy().equals(fact.entry().actor())) {
      found(Kind.FOUR_EYES, fact, "prepared and released by the same officer", "một người vừa lập vừa phát hành");
    }
    long sum = line.parts().stream().mapToLong(MonthPaid::amount).sum();
    if (sum != order.amount()) {
      found(Kind.MONTH_ORDERED_TWICE, fact, "its parts come to " + sum + ", the order is for " + order.amount(),
          "các phần cộng lại là " + sum + ", lệnh chi là " + order.amount());
    }
    line.parts().forEach(part -> count(fact, line, part));
  }

  /** A month that was ordered and did not come back is regular, or paid ahead, once. More of it is back-pay. */
  private void count(Fact fact, RunLine line, MonthPaid part) {
    boolean isFirst = switch (part.kind()) {
      case REGULAR, ADVANCE -> line.number() == 1;
      case BACK_PAY, CARRIED -> false;
    };
    if (isFirst && ordered.getOrDefault(part.month(), 0L) >= part.amount()) {
      found(Kind.MONTH_ORDERED_TWICE, fact, part.month() + " had been ordered before",
          "tháng " + part.month() + " đã được lập lệnh trước đó");
    }
    ordered.merge(part.month(), part.amount(), Long::sum);
  }

  private void cameBack(String orderId) {
    var line = lines.get(orderId);
    if (line != null) {
      line.parts().forEach(part -> ordered.merge(part.month(), -part.amount(), Long::sum));
    }
  }

  private void signed(Fact fact, String proposal) {
    if (fact.entry().actor().value().equals(proposers.get(proposal))) {
      found(Kind.FOUR_EYES, fact, "proposed and signed by the same officer", "một người vừa đề nghị vừa ký");
    }
  }

  private void found(Kind kind, Fact fact, String what, String vi) {
    findings.accept(Finding.ofFact(kind, fact, null, what, vi));
  }
}
