package vn.kip.service;

import vn.kip.casefile.CaseCommands.Outcome;
import vn.kip.casefile.CaseFile;

/** What the commands of all services have in common for who calls them. */
public final class CommandApi {

  /** The same command under the same key again changes nothing. */
  public static final String KEY = "Idempotency-Key";

  private CommandApi() {}

  /**
   * The file as the command has left it.
   *
   * @throws RefusedException when it was refused
   */
  public static CaseFile done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var file) -> file;
      case Outcome.Refused(var refusal, _) -> throw new RefusedException(refusal);
    };
  }
}
