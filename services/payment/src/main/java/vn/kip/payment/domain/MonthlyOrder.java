package vn.kip.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.MonthPaid;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.RunLine;
import vn.kip.payruns.GrantEvent;
import vn.kip.payruns.GrantEvent.Allocation;
import vn.kip.payruns.GrantEvent.Why;

/** An order of a month's run, and what has become of its money: told as what it means for the months it pays. */
final class MonthlyOrder {

  private final PaymentOrdered order;
  private final RunLine line;
  private boolean counts = true;
  private long arrived;

  MonthlyOrder(PaymentOrdered order, RunLine line) {
    this.order = order;
    this.line = line;
  }

  /** What has arrived on it and not come back. */
  long arrived() {
    return arrived;
  }

  GrantEvent ordered(Instant at) {
    return new GrantEvent.Ordered(at, line.parts().stream().map(MonthlyOrder::allocation).toList());
  }

  /**
   * Less than was ordered is owed again, more is too much of the last month. Money on an order that was given up, or that
   * had arrived before, has gone all the same.
   */
  List<GrantEvent> settled(Instant at, long amount, Method method) {
    var events = new ArrayList<GrantEvent>();
    if (method != Method.BANK) {
      events.add(new GrantEvent.Collected(at));
    }
    long expected = counts && arrived == 0 ? order.amount() : 0;
    if (amount < expected) {
      events.add(new GrantEvent.BookedOtherwise(at, negated(fromTheLast(expected - amount))));
    } else if (!counts && arrived == 0) {
      events.add(new GrantEvent.BookedOtherwise(at, fromTheFirst(amount)));
    } else if (amount > expected) {
      events.add(new GrantEvent.BookedOtherwise(at,
          List.of(new Allocation(line.parts().getLast().month(), amount - expected))));
    }
    counts = true;
    arrived += amount;
    return events;
  }

  /** Told again, or of money that has arrived, it changes nothing. */
  List<GrantEvent> failed(Instant at) {
    if (!counts || arrived > 0) {
      return List.of();
    }
    counts = false;
    var why = order.method() == Method.BANK ? Why.REJECTED : Why.UNCOLLECTED;
    return List.of(new GrantEvent.CameToNothing(at, why, line.parts().stream().map(MonthlyOrder::allocation).toList()));
  }

  List<GrantEvent> returned(Instant at, long amount) {
    arrived -= amount;
    return List.of(new GrantEvent.CameToNothing(at, Why.RETURNED, fromTheLast(amount)));
  }

  private static Allocation allocation(MonthPaid part) {
    return new Allocation(part.month(), part.amount());
  }

  private List<Allocation> fromTheLast(long amount) {
    return spread(amount, line.parts().reversed());
  }

  /** What is above the whole order is too much of its last month. */
  private List<Allocation> fromTheFirst(long amount) {
    var spread = new ArrayList<>(spread(amount, line.parts()));
    if (amount > order.amount()) {
      spread.add(new Allocation(line.parts().getLast().month(), amount - order.amount()));
    }
    return spread;
  }

  private static List<Allocation> spread(long amount, List<MonthPaid> parts) {
    var spread = new ArrayList<Allocation>();
    long left = amount;
    for (var part : parts) {
      long share = Math.min(left, part.amount());
      if (share > 0) {
        spread.add(new Allocation(part.month(), share));
        left -= share;
      }
    }
    return spread;
  }

  private static List<Allocation> negated(List<Allocation> allocations) {
    return allocations.stream().map(part -> new Allocation(part.month(), -part.amount())).toList();
  }
}
