package vn.kip.caselog.internal;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseFiles;
import vn.kip.caselog.CaseReactor;
import vn.kip.caselog.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;

/**
 * Takes batches of the case log in: one read, one bulk write, then the acknowledgement by the caller. A repeat is
 * skipped and a jump is raised, both by {@code seq}. What cannot be taken in is parked, with all that follows for the
 * same dossier; a store that does not answer fails the batch, which comes again.
 */
final class CaseLogConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(CaseLogConsumer.class);

  private final CaseFiles files;
  private final CaseReactor reactor;
  private final MongoDeadLetters deadLetters;
  private final Producer self;

  CaseLogConsumer(CaseFiles files, CaseReactor reactor, MongoDeadLetters deadLetters, Producer self) {
    this.files = files;
    this.reactor = reactor;
    this.deadLetters = deadLetters;
    this.self = self;
  }

  void accept(List<LogEntry> batch) {
    var perDossier = new LinkedHashMap<DossierId, List<Read>>();
    for (var incoming : batch) {
      try {
        var caseRecord = incoming.read();
        if (caseRecord.producer() != self) {
          perDossier.computeIfAbsent(caseRecord.dossier(), id -> new ArrayList<>()).add(new Read(incoming, caseRecord));
        }
      } catch (UnreadableEventException e) {
        deadLetters.park(incoming, String.valueOf(e.getMessage()), false);
      }
    }
    var held = deadLetters.held(perDossier.keySet());
    Collection<DossierId> open = perDossier.keySet();
    while (!open.isEmpty()) {
      var results = takeIn(perDossier, open, held);
      var lost = files.save(results.values().stream().filter(Taken::changed).map(Taken::file).toList());
      // Only what is stored is final: letters of a file that lost its race are judged again.
      results.forEach((id, taken) -> {
        if (!lost.contains(id)) {
          taken.parked().forEach(parked -> deadLetters.park(parked.incoming(), parked.reason(), parked.waiting()));
        }
      });
      reactor.stored(results.values().stream().filter(taken -> taken.changed() && !lost.contains(taken.file().id()))
          .map(Taken::file).toList());
      open = lost;
    }
  }

  private Map<DossierId, Taken> takeIn(Map<DossierId, List<Read>> records, Collection<DossierId> ids,
      Set<DossierId> held) {
    var known = files.findAll(ids);
    var results = new LinkedHashMap<DossierId, Taken>();
    for (var id : new LinkedHashSet<>(ids)) {
      var before = known.getOrDefault(id, CaseFile.empty(id, self));
      results.put(id, takeIn(before, records.getOrDefault(id, List.of()), held.contains(id)));
    }
    return results;
  }

  private Taken takeIn(CaseFile before, List<Read> records, boolean alreadyHeld) {
    var file = before;
    var parked = new ArrayList<Parked>();
    boolean holding = alreadyHeld;
    for (var read : records) {
      if (read.caseRecord().seq() <= file.seen(read.caseRecord().producer())) {
        continue;
      }
      if (holding) {
        parked.add(new Parked(read.incoming(), "waits behind an earlier record of the dossier", true));
        continue;
      }
      try {
        file = step(file, read.caseRecord());
      } catch (MongoException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("event {} cannot be taken in and is parked", read.caseRecord().id(), e);
        parked.add(new Parked(read.incoming(), e.toString(), false));
        holding = true;
      }
    }
    return new Taken(file, !file.equals(before), parked);
  }

  /** One record taken into its file, with what this service concludes from it. */
  CaseFile step(CaseFile file, CaseRecord arrived) {
    long expected = file.seen(arrived.producer()) + 1;
    if (arrived.seq() != expected) {
      throw new LostEventException(arrived, expected);
    }
    var received = file.received(arrived);
    return received.recorded(reactor.react(received, arrived));
  }

  private record Read(LogEntry incoming, CaseRecord caseRecord) {}

  private record Parked(LogEntry incoming, String reason, boolean waiting) {}

  private record Taken(CaseFile file, boolean changed, List<Parked> parked) {}

  /** A sequence number was jumped: an event is missing from the log. */
  static final class LostEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostEventException(CaseRecord arrived, long expected) {
      super("seq: " + arrived.producer().source() + " event " + arrived.seq() + " came where " + expected
          + " was due; the one between is lost");
    }
  }
}
