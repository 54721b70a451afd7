package vn.kip.caselog.internal;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFileTooLargeException;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.LogEntry;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.events.UnreadableEventException;

/**
 * Takes batches of the case log in: one read, one bulk write, then the acknowledgement by the caller. A repeat is
 * skipped and a jump is raised, both by {@code seq}. What cannot be taken in is parked, with all that follows for the
 * same dossier; a store that does not answer fails the batch, which comes again. Records that come before a parked one
 * in the log do not wait for it, however late they come.
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
    var letters = deadLetters.of(perDossier.keySet());
    var tooLarge = new HashSet<DossierId>();
    Collection<DossierId> open = perDossier.keySet();
    while (!open.isEmpty()) {
      var results = new LinkedHashMap<DossierId, Taken>();
      var known = files.findAll(open);
      for (var id : new LinkedHashSet<>(open)) {
        var before = known.getOrDefault(id, CaseFile.empty(id, self));
        results.put(id, takeIn(before, perDossier.getOrDefault(id, List.of()), letters.getOrDefault(id, List.of()),
            tooLarge.contains(id)));
      }
      open = store(results, tooLarge);
    }
  }

  /** @return those to be taken in again, on what is stored by now */
  private Collection<DossierId> store(Map<DossierId, Taken> results, Set<DossierId> tooLarge) {
    List<DossierId> lost;
    try {
      lost = files.save(results.values().stream().filter(Taken::changed).map(Taken::file).toList());
    } catch (CaseFileTooLargeException e) {
      LOG.error("{}", e.getMessage(), e);
      tooLarge.add(e.id());
      return results.keySet();
    }
    // Only what is stored is final: letters of a file that lost its race are judged again.
    results.forEach((id, taken) -> {
      if (!lost.contains(id) && !taken.parked().isEmpty()) {
        taken.parked().forEach(parked -> deadLetters.park(parked.incoming(), parked.reason(), parked.waiting()));
        deadLetters.takeInFreed(id);
      }
    });
    reactor.stored(results.values().stream().filter(taken -> taken.changed() && !lost.contains(taken.file().id()))
        .map(Taken::file).toList());
    return lost;
  }

  private Taken takeIn(CaseFile before, List<Read> records, List<MongoDeadLetters.Place> letters, boolean tooLarge) {
    var file = before;
    var parked = new ArrayList<Parked>();
    boolean holding = false;
    for (var read : records) {
      var incoming = read.incoming();
      if (read.caseRecord().seq() <= file.seen(read.caseRecord().producer())
          || letters.stream().anyMatch(letter -> letter.isOf(incoming))) {
        continue;
      }
      if (holding || letters.stream().anyMatch(letter -> letter.precedes(incoming))) {
        parked.add(new Parked(incoming, "waits behind an earlier record of the dossier", true));
        continue;
      }
      if (tooLarge) {
        parked.add(new Parked(incoming, "the dossier's file has become too large to be stored", false));
        holding = true;
        continue;
      }
      try {
        file = step(file, read.caseRecord());
      } catch (MongoException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("event {} cannot be taken in and is parked", read.caseRecord().id(), e);
        parked.add(new Parked(incoming, MongoDeadLetters.reason(e), false));
        holding = true;
      }
    }
    return new Taken(file, !file.equals(before), parked);
  }

  /** One record taken into its file, with what this service concludes from it. */
  CaseFile step(CaseFile file, CaseRecord arrived) {
    var received = received(file, arrived);
    return received.recorded(reactor.react(received, arrived));
  }

  /** What {@link #step} would come to. */
  CaseFile preview(CaseFile file, CaseRecord arrived) {
    var received = received(file, arrived);
    return received.recorded(reactor.preview(received, arrived));
  }

  private static CaseFile received(CaseFile file, CaseRecord arrived) {
    long expected = file.seen(arrived.producer()) + 1;
    if (arrived.seq() != expected) {
      throw new LostEventException(arrived, expected);
    }
    return file.received(arrived);
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
