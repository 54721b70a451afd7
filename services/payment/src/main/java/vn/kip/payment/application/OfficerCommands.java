package vn.kip.payment.application;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandKey;
import vn.kip.casefile.Decision;
import vn.kip.events.DossierId;
import vn.kip.office.Officer;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Refusals;

/** Commands of officers on grants: whoever has a ward acts for that ward, whatever other roles they have. */
final class OfficerCommands {

  private final CaseCommands commands;

  OfficerCommands(CaseCommands commands) {
    this.commands = commands;
  }

  CaseCommands.Outcome handle(DossierId id, @Nullable String commandId, Officer officer,
      Function<CaseFile, Decision> decide, @Nullable Object... asked) {
    return commands.handle(id, CommandKey.of(commandId, officer.id()),
        file -> isTheirs(file, officer) ? decide.apply(file) : Decision.refuse(Refusals.otherWard()), asked);
  }

  /** Looked at only where it can make a difference: most payment officers are the whole city's. */
  private static boolean isTheirs(CaseFile file, Officer officer) {
    if (officer.confinedTo() == null) {
      return true;
    }
    var ward = Grant.of(file).ward();
    return ward == null || officer.mayActFor(ward);
  }
}
