package vn.kip.payment.application;

import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.BankCodes;
import vn.kip.casefile.CaseCommands;
import vn.kip.events.DossierId;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.office.Officer;
import vn.kip.payment.domain.Approvals;
import vn.kip.payment.domain.Cashier;
import vn.kip.payment.domain.Payee;

/** Use cases of payment officers. */
public final class GrantCommands {

  private final OfficerCommands commands;
  private final BankCodes banks;
  private final InstantSource clock;

  public GrantCommands(CaseCommands commands, BankCodes banks, InstantSource clock) {
    this.commands = new OfficerCommands(commands);
    this.banks = banks;
    this.clock = clock;
  }

  public CaseCommands.Outcome approve(DossierId id, @Nullable String commandId, Officer officer, Method method,
      @Nullable Payee payee) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Approvals.approve(file, officer, now, method, payee, banks), "approve",
        method, payee);
  }

  public CaseCommands.Outcome release(DossierId id, @Nullable String commandId, Officer officer) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer, file -> Approvals.release(file, officer, now),
        "release");
  }

  public CaseCommands.Outcome reopen(DossierId id, @Nullable String commandId, Officer officer, String reason) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Approvals.reopen(file, officer, now, reason), "reopen", reason);
  }

  public CaseCommands.Outcome sendBack(DossierId id, @Nullable String commandId, Officer officer, String reason) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Approvals.sendBack(file, officer, now, reason), "send back", reason);
  }

  public CaseCommands.Outcome paidOut(DossierId id, @Nullable String commandId, Officer officer, LocalDate paidOn,
      String receipt) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Cashier.paidOut(file, officer, now, paidOn, receipt), "paid out",
        paidOn,
        receipt);
  }

  public CaseCommands.Outcome notPaidOut(DossierId id, @Nullable String commandId, Officer officer, String reason) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Cashier.notPaidOut(file, officer, now, reason), "not paid out",
        reason);
  }

  /** @param letter number of the bank's letter */
  public CaseCommands.Outcome bankWrites(DossierId id, @Nullable String commandId, Officer officer, String letter,
      String reason) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Cashier.bankWrites(file, officer, now, letter, reason), "bank writes",
        letter, reason);
  }

  /** @param amount whole dong */
  public CaseCommands.Outcome repaid(DossierId id, @Nullable String commandId, Officer officer, long amount,
      String receipt) {
    var now = clock.instant();
    return commands.handle(id, commandId, officer,
        file -> Cashier.repaid(file, officer, now, amount, receipt), "repaid", amount,
        receipt);
  }
}
