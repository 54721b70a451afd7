package vn.kip.payment.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.MonthPaid;
import vn.kip.events.PaymentEvent.Owed;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.events.PaymentEvent.RunLine;
import vn.kip.payruns.RunPlan;

/** What a released run orders. */
public final class RunOrders {

  private RunOrders() {}

  /**
   * The order of one line. The same line is ordered once, however often a release is taken up again.
   *
   * @param preparedBy who prepared the run
   * @param releasedBy who released it, at {@code releasedAt}
   */
  public static Decision order(CaseFile file, YearMonth month, int number, RunPlan.Line line, OfficerId preparedBy,
      Instant knownAt, OfficerId releasedBy, Instant releasedAt) {
    var grant = Grant.of(file);
    if (grant.monthly() == null) {
      return Decision.refuse(Refusals.notRunning());
    }
    if (RunningGrant.isOrdered(file, month, number)) {
      return Decision.of();
    }
    var run = new RunLine(month, number, preparedBy, knownAt, parts(line));
    return Decision.of(NewEvent.live(new PaymentOrdered(grant.monthly().grantId(), grant.nextOrderId(file),
        grant.orders().size() + 1, line.amount(), Method.valueOf(line.method()), run), releasedAt, releasedBy));
  }

  private static List<MonthPaid> parts(RunPlan.Line line) {
    return line.parts().stream().map(part -> new MonthPaid(part.month(), owed(part.kind()), part.amount())).toList();
  }

  private static Owed owed(RunPlan.Kind kind) {
    return switch (kind) {
      case CARRIED -> Owed.CARRIED;
      case REGULAR -> Owed.REGULAR;
      case BACK_PAY -> Owed.BACK_PAY;
      case ADVANCE -> Owed.ADVANCE;
    };
  }
}
