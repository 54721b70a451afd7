package vn.kip.payment.application;

import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.LifeEvent;
import vn.kip.office.Officer;
import vn.kip.payment.domain.ScheduleChanges;
import vn.kip.payment.domain.TakeOver;

/** Use cases of running grants: what is reported, proposed, signed of them, and those that are taken over. */
public final class RunningGrants {

  private final CaseCommands commands;
  private final OfficerCommands officers;
  private final InstantSource clock;

  public RunningGrants(CaseCommands commands, InstantSource clock) {
    this.commands = commands;
    this.officers = new OfficerCommands(commands);
    this.clock = clock;
  }

  /** @param on local day of the event */
  public CaseCommands.Outcome report(DossierId id, @Nullable String commandId, Officer officer, LifeEvent kind,
      LocalDate on) {
    var now = clock.instant();
    return officers.handle(id, commandId, officer,
        file -> ScheduleChanges.report(file, officer, now, kind, on), "report", kind,
        on);
  }

  public CaseCommands.Outcome propose(DossierId id, @Nullable String commandId, Officer officer, Change change,
      String reason, String article) {
    var now = clock.instant();
    return officers.handle(id, commandId, officer,
        file -> ScheduleChanges.propose(file, officer, now, change, reason, article),
        "propose", change, reason, article);
  }

  public CaseCommands.Outcome sign(DossierId id, @Nullable String commandId, Officer officer, String proposal,
      String decisionNo) {
    var now = clock.instant();
    return officers.handle(id, commandId, officer,
        file -> ScheduleChanges.sign(file, officer, now, proposal, decisionNo),
        "sign",
        proposal, decisionNo);
  }

  public CaseCommands.Outcome decline(DossierId id, @Nullable String commandId, Officer officer, String proposal,
      String reason) {
    var now = clock.instant();
    return officers.handle(id, commandId, officer,
        file -> ScheduleChanges.decline(file, officer.id(), now, proposal, reason),
        "decline", proposal, reason);
  }

  /** What became of a line of the list of recipients. */
  public sealed interface TakenOver {

    record Recorded() implements TakenOver {}

    /** The same line was taken before. */
    record Unchanged() implements TakenOver {}

    record Refused(Refusal refusal) implements TakenOver {}
  }

  public TakenOver takeOver(TakeOver.Line line, OfficerId by) {
    var now = clock.instant();
    return switch (commands.handle(line.id(), null, file -> TakeOver.take(file, line, by, now))) {
      case CaseCommands.Outcome.Done(var file) when file.history().getLast().recordedAt().equals(now) ->
        new TakenOver.Recorded();
      case CaseCommands.Outcome.Done _ -> new TakenOver.Unchanged();
      case CaseCommands.Outcome.Refused(var refusal, _) -> new TakenOver.Refused(refusal);
    };
  }
}
