package vn.kip.caselog.internal;

import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseReactor;
import vn.kip.events.CaseRecord;
import vn.kip.events.NewerEvent;

/** What this service concludes from the records it takes in. */
final class Conclusions {

  private final CaseReactor reactor;

  Conclusions(CaseReactor reactor) {
    this.reactor = reactor;
  }

  CaseReactor reactor() {
    return reactor;
  }

  /** The file with what follows from a record in it. */
  CaseFile conclude(CaseFile file, CaseRecord arrived) {
    if (arrived.event() instanceof NewerEvent) {
      return file;
    }
    reactor.note(file, arrived);
    return file.recorded(reactor.react(file, arrived));
  }

  /** What {@link #conclude} would come to, with nothing noted. */
  CaseFile preview(CaseFile file, CaseRecord arrived) {
    return arrived.event() instanceof NewerEvent ? file : file.recorded(reactor.react(file, arrived));
  }

  /**
   * The file with what follows from everything it still waits for. From what its owner concluded before its store was lost
   * nothing follows again: those events stand in the log, and were adopted.
   */
  CaseFile concludePending(CaseFile file) {
    var result = file;
    for (var pending : file.pending()) {
      var cause = file.history().stream().filter(entry -> entry.id().equals(pending.cause())).findFirst();
      if (cause.isPresent()) {
        result = isConcluded(file, cause.get()) ? noted(result, cause.get()) : conclude(result, cause.get());
      }
    }
    return result.concluded();
  }

  private CaseFile noted(CaseFile file, CaseRecord arrived) {
    reactor.note(file, arrived);
    return file;
  }

  private static boolean isConcluded(CaseFile file, CaseRecord cause) {
    return file.history().stream()
        .anyMatch(entry -> entry.producer() == file.owner() && cause.id().equals(entry.causationId()));
  }
}
