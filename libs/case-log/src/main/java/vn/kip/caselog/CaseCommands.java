package vn.kip.caselog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;

/** Carries out commands: load, decide, replace where the version matches; again when somebody else was faster. */
public final class CaseCommands {

  private static final int ATTEMPTS = 20;

  private final CaseFiles files;
  private final Producer owner;

  public CaseCommands(CaseFiles files, Producer owner) {
    this.files = files;
    this.owner = owner;
  }

  /**
   * Carries out one command.
   *
   * @param commandId the caller's idempotency key: the same id again changes nothing and answers with the file as it is
   * @param decide pure; given an empty file for a dossier this service has never heard of
   */
  public Outcome handle(DossierId id, @Nullable String commandId, Function<CaseFile, Decision> decide) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var file = files.find(id).orElseGet(() -> CaseFile.empty(id, owner));
      if (commandId != null && file.commands().contains(commandId)) {
        return new Outcome.Done(file);
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
          if (commandId != null) {
            changed = changed.commanded(commandId);
          }
          if (files.save(List.of(changed)).isEmpty()) {
            return new Outcome.Done(changed);
          }
        }
      }
    }
    throw new IllegalStateException("dossier " + id + " was changed by others " + ATTEMPTS + " times in a row");
  }

  /**
   * Changes many files in few round trips: each is loaded, changed and stored once, those that lost a race again.
   *
   * @param change pure; answers the file unchanged when there is nothing to store
   * @return the files as they stand afterwards
   */
  public Map<DossierId, CaseFile> change(Collection<DossierId> ids, Function<CaseFile, CaseFile> change) {
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
      open = files.save(changed.values());
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
