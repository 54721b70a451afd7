package vn.kip.payment.adapter.bank;

import java.util.Objects;
import vn.kip.bankmessages.BankingDays;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.Transfer;
import vn.kip.bankmessages.UnwritableException;
import vn.kip.casefile.CaseFile;
import vn.kip.deadlines.WorkingCalendar;
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
          transfer(grant, order.orderId(), order.amount())).bytes();
    } catch (UnwritableException e) {
      throw new Clerk.UnwritableException(e);
    }
  }

  /** Orders approved before payees had a bank cannot be carried out; a payment officer approves them again. */
  private static Transfer transfer(Grant grant, String id, long amount) {
    var approval = grant.approved();
    var submission = grant.submission();
    var code = grant.code();
    if (approval == null || submission == null || code == null || approval.account() == null
        || approval.bank() == null) {
      throw new Clerk.UnwritableException();
    }
    var beneficiary = submission.applicant().name();
    var holder = approval.holder() == null ? beneficiary : approval.holder();
    return new Transfer(id, amount, approval.bank(), approval.account(), holder, beneficiary, "KIP " + code);
  }
}
