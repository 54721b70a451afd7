package vn.kip.reporting.application;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.reporting.application.FoldStore.StoredCase;

/** What reporting itself records: numbered per dossier and sent like every other service's events. */
public final class OwnRecords {

  private final CaseFiles files;
  private final CaseCommands commands;

  public OwnRecords(CaseFiles files, CaseCommands commands) {
    this.files = files;
    this.commands = commands;
  }

  /** Records what is decided; where the own file was lost, it is taken from the log first, so that numbers go on. */
  public CaseCommands.Outcome record(StoredCase stored, Function<CaseFile, Decision> decide) {
    var known = stored.facts().stream().map(fact -> fact.entry())
        .filter(entry -> entry.producer() == Producer.REPORTING).toList();
    if (!known.isEmpty() && files.find(stored.id()).isEmpty()) {
      var file = CaseFile.empty(stored.id(), Producer.REPORTING);
      for (var entry : known) {
        file = file.received(entry);
      }
      files.save(List.of(file));
    }
    return commands.handle(stored.id(), null, decide);
  }

  /**
   * Records what an officer says, unless they have said the same last: a request that is repeated changes nothing.
   *
   * @param onSameMatter whether an earlier event speaks of what this one speaks of
   */
  public void say(StoredCase stored, CaseEvent event, Predicate<CaseEvent> onSameMatter, OfficerId officer,
      Instant now) {
    record(stored, file -> {
      var last = file.history().reversed().stream().filter(entry -> onSameMatter.test(entry.event())).findFirst();
      return last.isPresent() && last.get().event().equals(event) && last.get().actor().equals(officer)
          ? Decision.of()
          : Decision.of(NewEvent.live(event, now, officer));
    });
  }
}
