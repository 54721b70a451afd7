package vn.kip.payment.domain;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Account;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.Recipient;
import vn.kip.events.PaymentEvent.Running;

/** Recipients whose grants were decided before Kịp go on here; they are no dossiers received. */
public final class TakeOver {

  private TakeOver() {}

  /**
   * One line of the list of recipients.
   *
   * @param paidThrough last month that was paid before
   */
  public record Line(Recipient recipient, String decisionNo, YearMonth paidThrough, Method method,
      @Nullable Account account, Running running) {

    /** The same recipient of the same decision is the same grant at every import. */
    public DossierId id() {
      return DossierId.ofRegister("recipient|" + running.programme() + "|" + running.person() + "|" + decisionNo + "|"
          + running.decidedOn());
    }
  }

  /** The same line again changes nothing; another one about the same grant is refused, since money may rest on it. */
  public static Decision take(CaseFile file, Line line, OfficerId by, Instant now) {
    var before = Grant.of(file).takenOver();
    var event = new GrantTakenOver(Grant.grantId(file), line.recipient(), line.decisionNo(), line.paidThrough(),
        line.method(), line.account(), line.running());
    if (before == null) {
      return line.method() == Method.BANK && line.account() == null
          ? Decision.refuse(Refusals.accountMissing())
          : Decision.of(NewEvent.live(event, now, by));
    }
    return before.equals(event) ? Decision.of() : Decision.refuse(Refusals.takenOverOtherwise());
  }
}
