package vn.kip.casefile;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.events.Sha256;

/** Carries out commands: load, decide, replace where the version matches; again when somebody else was faster. */
public final class CaseCommands {

  private static final int ATTEMPTS = 20;

  private final CaseFiles files;
  private final Producer owner;
  private final CommandGate gate;

  /** @param gate asked before each command */
  public CaseCommands(CaseFiles files, Producer owner, CommandGate gate) {
    this.files = files;
    this.owner = owner;
    this.gate = gate;
  }

  /** Whether commands are carried out at present; who makes them by itself asks before it looks for work. */
  public boolean isOpen() {
    return gate.isOpen();
  }

  /** @throws CommandGate.ClosedException while no command may be carried out: who makes them by itself comes again */
  public void requireOpen() {
    gate.pass();
  }

  /**
   * Carries out one command.
   *
   * @param command the caller's idempotency key: the same command by the same officer under it again changes nothing and
   *     answers with the file as it is, another one is refused; whoever may not give the command learns nothing by it
   * @param decide pure; given an empty file for a dossier this service has never heard of
   * @param asked the command's name and what comes with it, all of it with a text that is the same for the same content
   * @throws CommandGate.ClosedException while no command may be carried out
   * @throws UnstorableFileException when the file would become larger than commands may make it; nothing is recorded
   */
  public Outcome handle(DossierId id, @Nullable CommandKey command, Function<CaseFile, Decision> decide,
      @Nullable Object... asked) {
    gate.pass();
    var digest = digest(asked);
    var given = command == null ? digest : command.given(digest);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var file = files.find(id).orElseGet(() -> CaseFile.empty(id, owner));
      var before = command == null ? null : file.commands().get(command.value());
      if (before != null) {
        return before.equals(given)
            ? new Outcome.Done(file)
            : byAnother(file, decide, before.isEmpty() || before.equals(digest));
      }
      switch (decide.apply(file)) {
        case Decision.Refused(var refusal) -> {
          return new Outcome.Refused(refusal, file);
        }
        case Decision.Events(var events) when events.isEmpty() -> {
          return new Outcome.Done(file);
        }
        case Decision.Events(var events) -> {
          var changed = file.recorded(events);
          if (command != null) {
            changed = changed.commanded(command.value(), given);
          }
          if (files.saveEntered(List.of(changed)).isEmpty()) {
            return new Outcome.Done(changed);
          }
        }
      }
    }
    throw new IllegalStateException("dossier " + id + " was changed by others " + ATTEMPTS + " times in a row");
  }

  /**
   * Another command under a known key, or somebody else's: that it is known is told only to those who might give it.
   *
   * @param isOld whether it was remembered by an earlier release, which did not say whose it was
   */
  private static Outcome byAnother(CaseFile file, Function<CaseFile, Decision> decide, boolean isOld) {
    if (decide.apply(file) instanceof Decision.Refused(var refusal) && refusal.kind() == Refusal.Kind.FORBIDDEN) {
      return new Outcome.Refused(refusal, file);
    }
    return isOld
        ? new Outcome.Done(file)
        : new Outcome.Refused(Refusal.conflict("command.key-reused", "Idempotency-Key"), file);
  }

  private static String digest(@Nullable Object[] asked) {
    return Sha256.hex(Arrays.toString(asked));
  }

  /**
   * Changes many files in few round trips: each is loaded, changed and stored once, those that lost a race again.
   *
   * @param change pure; answers the file unchanged when there is nothing to store
   * @return the files as they stand afterwards
   * @throws CommandGate.ClosedException while no command may be carried out
   */
  public Map<DossierId, CaseFile> change(Collection<DossierId> ids, Function<CaseFile, CaseFile> change) {
    gate.pass();
    var result = new LinkedHashMap<DossierId, CaseFile>();
    Collection<DossierId> open = List.copyOf(ids);
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      var found = files.findAll(open);
      var changed = new LinkedHashMap<DossierId, CaseFile>();
      for (var id : open) {
        var before = found.getOrDefault(id, CaseFile.empty(id, owner));
        var after = change.apply(before);
        result.put(id, after);
        if (!after.equals(before)) {
          changed.put(id, after);
        }
      }
      open = files.saveEntered(changed.values());
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException("dossiers " + open + " were changed by others " + ATTEMPTS + " times in a row");
    }
    return result;
  }

  /** The end of a command. */
  public sealed interface Outcome {

    CaseFile file();

    record Done(CaseFile file) implements Outcome {}

    record Refused(Refusal refusal, CaseFile file) implements Outcome {}
  }
}
