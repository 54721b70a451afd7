package vn.kip.eligibility.application;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CommandKey;
import vn.kip.eligibility.domain.Chamber;
import vn.kip.eligibility.domain.PaymentRule;
import vn.kip.eligibility.domain.PostingRule;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.office.Officer;

/** Use cases of appraisers and the chairman. */
public final class EligibilityCommands {

  private final CaseCommands commands;
  private final PostingRule posting;
  private final PaymentRule payment;
  private final InstantSource clock;

  public EligibilityCommands(CaseCommands commands, PostingRule posting, PaymentRule payment, InstantSource clock) {
    this.commands = commands;
    this.posting = posting;
    this.payment = payment;
    this.clock = clock;
  }

  public CaseCommands.Outcome appraise(DossierId id, @Nullable String commandId, Officer officer,
      Outcome.Proposal proposal, @Nullable Long amount, @Nullable String note) {
    var chamber = new Chamber(posting, payment, officer, clock.instant());
    return commands.handle(id, CommandKey.of(commandId, officer.id()),
        file -> chamber.appraise(file, proposal, amount, note), "appraise",
        proposal, amount, note);
  }

  public CaseCommands.Outcome sendBack(DossierId id, @Nullable String commandId, Officer officer,
      @Nullable String reason) {
    var chamber = new Chamber(posting, payment, officer, clock.instant());
    return commands.handle(id, CommandKey.of(commandId, officer.id()), file -> chamber.sendBack(file, reason),
        "send back", reason);
  }

  public CaseCommands.Outcome decide(
      DossierId id,
      @Nullable String commandId,
      Officer officer,
      Outcome outcome,
      @Nullable String decisionNo,
      @Nullable Long amount,
      @Nullable String reason) {
    var chamber = new Chamber(posting, payment, officer, clock.instant());
    return commands.handle(id, CommandKey.of(commandId, officer.id()),
        file -> chamber.decide(file, outcome, decisionNo, amount, reason),
        "decide", outcome, decisionNo, amount, reason);
  }
}
