package vn.kip.intake.application;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandKey;
import vn.kip.casefile.Decision;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.intake.domain.Desk;
import vn.kip.intake.domain.DossierCodes;
import vn.kip.intake.domain.Programmes;
import vn.kip.office.Officer;
import vn.kip.service.Office;

/**
 * The desk's use cases. Every command carries an id, so that a retry changes nothing; a submission is known by its
 * dossier's, and compared with what was submitted.
 */
public final class DeskCommands {

  private final CaseCommands commands;
  private final Programmes programmes;
  private final DossierCodes codes;
  private final Office office;
  private final InstantSource clock;

  public DeskCommands(CaseCommands commands, Programmes programmes, DossierCodes codes, Office office,
      InstantSource clock) {
    this.commands = commands;
    this.programmes = programmes;
    this.codes = codes;
    this.office = office;
    this.clock = clock;
  }

  public CaseCommands.Outcome submit(DossierId id, Officer officer, DossierSubmitted submission) {
    return handle(id, null, officer, (desk, file) -> desk.submit(file, submission));
  }

  public CaseCommands.Outcome accept(DossierId id, @Nullable String commandId, Officer officer) {
    return handle(id, commandId, officer, (desk, file) -> desk.accept(file, codes), "accept");
  }

  public CaseCommands.Outcome refuse(DossierId id, @Nullable String commandId, Officer officer, String reason) {
    return handle(id, commandId, officer, (desk, file) -> desk.refuse(file, reason), "refuse", reason);
  }

  public CaseCommands.Outcome requestSupplement(
      DossierId id,
      @Nullable String commandId,
      Officer officer,
      List<String> papers,
      String reason,
      @Nullable String exception) {
    var request = new SupplementRequested(papers, reason, exception);
    return handle(id, commandId, officer, (desk, file) -> desk.requestSupplement(file, request), request);
  }

  public CaseCommands.Outcome receiveSupplement(DossierId id, @Nullable String commandId, Officer officer) {
    return handle(id, commandId, officer, Desk::receiveSupplement, "receive supplement");
  }

  public CaseCommands.Outcome post(DossierId id, @Nullable String commandId, Officer officer) {
    return handle(id, commandId, officer, Desk::post, "post");
  }

  public CaseCommands.Outcome forward(DossierId id, @Nullable String commandId, Officer officer, String stage) {
    return handle(id, commandId, officer, (desk, file) -> desk.forward(file, stage), "forward", stage);
  }

  public CaseCommands.Outcome apologise(DossierId id, @Nullable String commandId, Officer officer, LocalDate newDate,
      String reason) {
    return handle(id, commandId, officer, (desk, file) -> desk.apologise(file, newDate, reason), "apologise",
        newDate, reason);
  }

  public CaseCommands.Outcome withdraw(DossierId id, @Nullable String commandId, Officer officer, String reason) {
    return handle(id, commandId, officer, (desk, file) -> desk.withdraw(file, reason), "withdraw", reason);
  }

  public CaseCommands.Outcome returnResult(DossierId id, @Nullable String commandId, Officer officer) {
    return handle(id, commandId, officer, Desk::returnResult, "return result");
  }

  private CaseCommands.Outcome handle(
      DossierId id,
      @Nullable String commandId,
      Officer officer,
      BiFunction<Desk, CaseFile, Decision> decide,
      Object... asked) {
    var desk = new Desk(programmes, office.wardCodes(), officer, clock.instant());
    return commands.handle(id, CommandKey.of(commandId, officer.id()), file -> decide.apply(desk, file), asked);
  }
}
