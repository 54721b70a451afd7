package vn.kip.caselog.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.caselog.LogGate;
import vn.kip.caselog.internal.DossierIntake.Care;
import vn.kip.caselog.internal.DossierIntake.Taken;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;

/**
 * Takes batches of the case log in: one read, one bulk write, then the acknowledgement by the caller. What becomes of each
 * record is for {@link CaseQueue} to say; a store that does not answer fails the batch, which comes again. The service's own
 * events are read as well: one that its files lack is adopted, and another one under the same number stops the service.
 */
final class CaseLogConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(CaseLogConsumer.class);

  private final CaseFiles files;
  private final DossierIntake intake;
  private final Conclusions conclusions;
  private final MongoLetters letters;
  private final LetterDesk desk;
  private final LogPositions positions;
  private final OwnSendings own;
  private final LogGate gate;
  private final Producer self;

  CaseLogConsumer(CaseFiles files, DossierIntake intake, Conclusions conclusions, MongoLetters letters,
      LetterDesk desk, LogPositions positions, OwnSendings own, LogGate gate, Producer self) {
    this.files = files;
    this.intake = intake;
    this.conclusions = conclusions;
    this.letters = letters;
    this.desk = desk;
    this.positions = positions;
    this.own = own;
    this.gate = gate;
    this.self = self;
  }

  void accept(List<LogEntry> batch) {
    if (gate.isStopped()) {
      throw new IllegalStateException("the service has stopped reading: " + gate.state());
    }
    try {
      takeIn(read(batch));
    } catch (ForkedLogException e) {
      gate.stop(String.valueOf(e.getMessage()));
      throw e;
    }
    batch.forEach(entry -> positions.reached(entry.partition(), entry.offset() + 1));
  }

  /** @param caseRecord null where it is no case event; {@code unreadable} says why */
  private record Read(LogEntry entry, @Nullable CaseRecord caseRecord, String unreadable) {}

  private Map<DossierId, List<Read>> read(List<LogEntry> batch) {
    var perDossier = new LinkedHashMap<DossierId, List<Read>>();
    for (var entry : batch) {
      if (!own.isKnown(entry)) {
        var read = read(entry);
        var dossier = read.caseRecord() == null ? entry.dossier() : read.caseRecord().dossier();
        if (dossier == null) {
          letters.park(new Letter(entry, Fault.UNREADABLE, read.unreadable()));
        } else {
          perDossier.computeIfAbsent(dossier, _ -> new ArrayList<>()).add(read);
        }
      }
    }
    return perDossier;
  }

  private static Read read(LogEntry entry) {
    try {
      return new Read(entry, entry.read(), "");
    } catch (UnreadableEventException e) {
      return new Read(entry, null, String.valueOf(e.getMessage()));
    }
  }

  private void takeIn(Map<DossierId, List<Read>> perDossier) {
    var cares = new HashMap<DossierId, Care>();
    Collection<DossierId> open = List.copyOf(perDossier.keySet());
    while (!open.isEmpty()) {
      var waiting = letters.of(open);
      var known = files.findAll(open);
      var results = new ArrayList<Taken>();
      for (var id : open) {
        results.add(intake.take(known.getOrDefault(id, CaseFile.empty(id, self)), waiting.getOrDefault(id, List.of()),
            cares.getOrDefault(id, Care.USUAL), arriving(perDossier.getOrDefault(id, List.of()))));
      }
      open = store(results, cares);
    }
  }

  private static BiConsumer<CaseQueue, FileInProgress> arriving(List<Read> records) {
    return (queue, file) -> records.forEach(read -> {
      if (read.caseRecord() == null) {
        queue.unreadable(read.entry(), read.unreadable(), file);
      } else {
        queue.arrives(read.entry(), read.caseRecord(), file);
      }
    });
  }

  /** @return those to be taken in again, on what is stored by now */
  private Collection<DossierId> store(List<Taken> results, Map<DossierId, Care> cares) {
    var changed = results.stream().filter(Taken::isChanged).map(Taken::file).toList();
    List<DossierId> lost;
    try {
      lost = files.save(changed);
    } catch (UnstorableFileException e) {
      LOG.error("{}", e.getMessage(), e);
      cares.put(e.id(), cares.getOrDefault(e.id(), Care.USUAL).more().orElseThrow(() -> e));
      return results.stream().map(taken -> taken.before().id()).toList();
    }
    // Only what is stored is final: letters of a file that lost its race are judged again.
    var stored = results.stream().filter(taken -> !lost.contains(taken.before().id())).toList();
    stored.stream().filter(Taken::hasLetters).forEach(taken -> {
      letters.changed(taken.queue());
      desk.settle(taken.before().id());
    });
    conclusions.reactor().stored(stored.stream().filter(Taken::isChanged).map(Taken::file).toList());
    return lost;
  }
}
