package vn.kip.payment.adapter.bank;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.BankingDays;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.Transfer;
import vn.kip.bankmessages.UnwritableException;
import vn.kip.casefile.CaseFile;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.PaymentEvent.Account;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.office.OfficeTime;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.domain.Grant;

/**
 * A credit transfer initiation (pain.001.001.09) with one transaction. Everything in it comes from the case, the time
 * included, so the same order gives the same bytes.
 */
final class Pain001 implements Clerk.PaymentMessage {

  private final Debtor debtor;
  private final WorkingCalendar calendar;

  Pain001(Debtor debtor, WorkingCalendar calendar) {
    this.debtor = debtor;
    this.calendar = calendar;
  }

  /** An order of a year without a calendar waits for it: banks would carry it out on a day nobody knows. */
  @Override
  public byte[] of(CaseFile file, Grant grant) {
    var order = Objects.requireNonNull(grant.order(), "ordered");
    var orderedAt = grant.ordered(order.orderId()).orElseThrow().at();
    var executeOn = BankingDays.onOrAfter(calendar, OfficeTime.date(orderedAt));
    try {
      return PaymentFiles.single(order.orderId(),
          new PaymentOrder(order.orderId(), orderedAt, executeOn, debtor.account()),
          transfer(grant, order)).bytes();
    } catch (UnwritableException e) {
      throw new Clerk.UnwritableException(e);
    }
  }

  private static Transfer transfer(Grant grant, PaymentOrdered order) {
    var payee = payee(grant);
    var beneficiary = grant.recipientName();
    if (payee == null || beneficiary == null) {
      throw new Clerk.UnwritableException();
    }
    return new Transfer(order.orderId(), order.amount(), payee.bank(), payee.number(), payee.holder(), beneficiary,
        remittance(grant, order));
  }

  /** Orders approved before payees had a bank cannot be carried out; a payment officer approves them again. */
  private static @Nullable Account payee(Grant grant) {
    var approval = grant.orderedTo();
    if (approval == null) {
      return grant.takenOver() == null ? null : grant.takenOver().account();
    }
    if (approval.account() == null || approval.bank() == null) {
      return null;
    }
    var holder = approval.holder() == null ? grant.recipientName() : approval.holder();
    return holder == null ? null : new Account(approval.bank(), approval.account(), holder);
  }

  /** A recipient taken over from before Kịp has no dossier code here, but the number of a decision. */
  private static String remittance(Grant grant, PaymentOrdered order) {
    var takenOver = grant.takenOver();
    var code = grant.code() == null && takenOver != null ? takenOver.decisionNo() : grant.code();
    if (code == null) {
      throw new Clerk.UnwritableException();
    }
    var run = order.run();
    return run == null ? "KIP " + code : Transfer.remittance(code, run.month());
  }
}
