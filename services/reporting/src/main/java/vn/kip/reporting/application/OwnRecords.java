package vn.kip.reporting.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Letter;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.Fact;

/**
 * What reporting itself records: numbered per dossier and sent like every other service's events. Nothing is recorded before
 * the fold has read the log to where it ended at the start; by then all that was ever recorded is known from there.
 */
public final class OwnRecords {

  private final CaseFiles files;
  private final CaseCommands commands;
  private final ParkedRecords parked;

  public OwnRecords(CaseFiles files, CaseCommands commands, ParkedRecords parked) {
    this.files = files;
    this.commands = commands;
    this.parked = parked;
  }

  /** Whether anything may be recorded yet. */
  public boolean isOpen() {
    return commands.isOpen();
  }

  /**
   * Records what is decided. What the own file lacks, because its store was lost or is an old copy, is taken from the log
   * first, so that no number is given twice.
   *
   * @throws vn.kip.casefile.CommandGate.ClosedException while nothing may be recorded
   * @throws IllegalStateException where the file and the log tell different pasts
   */
  public CaseCommands.Outcome record(StoredCase stored, Function<CaseFile, Decision> decide) {
    adopt(stored);
    return commands.handle(stored.id(), null, decide);
  }

  private void adopt(StoredCase stored) {
    boolean done;
    do {
      var before = files.find(stored.id()).orElseGet(() -> CaseFile.empty(stored.id(), Producer.REPORTING));
      var after = before;
      for (var own : inTheLog(stored)) {
        after = with(after, own);
      }
      // Whoever was faster has adopted the same.
      done = after.equals(before) || files.save(List.of(after)).isEmpty();
    } while (!done);
  }

  private static CaseFile with(CaseFile file, CaseRecord own) {
    var known = file.event(Producer.REPORTING, own.seq());
    if (known.isPresent() && !known.get().sameAs(own)) {
      throw new IllegalStateException("the log has another event " + own.id() + " than was recorded here");
    }
    return own.seq() == file.seen(Producer.REPORTING) + 1 ? file.adopted(own) : file;
  }

  /** Own events of a dossier that the fold has read, those that wait behind a letter included. */
  private List<CaseRecord> inTheLog(StoredCase stored) {
    var waiting = parked.of(List.of(stored.id())).getOrDefault(stored.id(), List.of()).stream()
        .filter(letter -> letter.producer() == Producer.REPORTING && letter.holds()).flatMap(OwnRecords::read);
    return Stream.concat(stored.facts().stream().map(Fact::entry), waiting)
        .filter(entry -> entry.producer() == Producer.REPORTING)
        .sorted(Comparator.comparingLong(CaseRecord::seq)).toList();
  }

  private static Stream<CaseRecord> read(Letter letter) {
    try {
      return Stream.of(letter.entry().read());
    } catch (UnreadableEventException _) {
      return Stream.empty();
    }
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
