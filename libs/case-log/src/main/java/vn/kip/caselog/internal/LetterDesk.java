package vn.kip.caselog.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.Proposal.Verdict;
import vn.kip.casefile.Refusal;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.caselog.internal.DossierIntake.Care;
import vn.kip.caselog.internal.DossierIntake.Taken;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What supervisors do with letters. */
final class LetterDesk implements DeadLetters {

  private final MongoLetters letters;
  private final CaseFiles files;
  private final DossierIntake intake;
  private final Conclusions conclusions;
  private final Producer self;
  private final CommandGate gate;

  LetterDesk(MongoLetters letters, CaseFiles files, DossierIntake intake, Conclusions conclusions, Producer self,
      CommandGate gate) {
    this.letters = letters;
    this.files = files;
    this.intake = intake;
    this.conclusions = conclusions;
    this.self = self;
    this.gate = gate;
  }

  @Override
  public List<DeadLetter> list() {
    return letters.list();
  }

  @Override
  public Optional<Preview> preview(String id) {
    return letters.find(id).map(letter -> {
      try {
        var arrived = letter.entry().read();
        var before = file(arrived.dossier());
        long expected = before.seen(arrived.producer()) + 1;
        if (arrived.seq() > expected) {
          return new Preview(id, letter.reason(), List.of());
        }
        var after = conclusions.preview(before.received(arrived), arrived);
        var own = after.history().stream().skip(before.history().size()).filter(entry -> entry.producer() == self);
        return new Preview(id, null, own.map(CaseRecord::event).toList());
      } catch (RuntimeException e) {
        return new Preview(id, FileInProgress.reason(e), List.of());
      }
    });
  }

  @Override
  public Decided propose(String id, Proposal proposal) {
    var refusal = proposal.refusal();
    if (refusal.isPresent()) {
      return new Decided.Refused(refusal.get());
    }
    var letter = letters.find(id);
    if (letter.isEmpty()) {
      return unknown(id);
    }
    if (proposal.verdict() == Verdict.DISCARD && letter.get().fault() == Fault.WAITING) {
      return new Decided.Refused(Refusal.conflict("dead-letter.waits", "id", "id", id));
    }
    letters.proposed(id, proposal);
    return letters.shown(id).<Decided>map(Decided.Proposed::new).orElseGet(() -> unknown(id));
  }

  @Override
  public Decided confirm(String id, Verdict verdict, OfficerId supervisor, Instant now) {
    gate.pass();
    var shown = letters.shown(id);
    var letter = letters.find(id);
    if (shown.isEmpty() || letter.isEmpty()) {
      return unknown(id);
    }
    var proposal = shown.get().proposal();
    var refusal = Proposal.refusal(proposal, verdict, id, supervisor);
    if (refusal.isPresent() || proposal == null) {
      return refusal.<Decided>map(Decided.Refused::new).orElseGet(() -> unknown(id));
    }
    var dossier = letter.get().entry().dossier();
    return switch (verdict) {
      case RELEASE -> dossier == null
          ? new Decided.Released(0, 1)
          : worked(dossier, CaseQueue::takeWaiting, Decided.Released::new);
      case DISCARD -> {
        var discarded = letter.get().givenUp(proposal);
        yield dossier == null ? discardWithoutDossier(id) : worked(dossier, (queue, file) -> {
          file.record(file.file().recorded(List.of(NewEvent.live(discarded, now, supervisor))));
          queue.discard(discarded, file);
        }, Decided.Discarded::new);
      }
    };
  }

  /** It names no dossier, so no dossier can tell of it. */
  private Decided discardWithoutDossier(String id) {
    letters.remove(id);
    return new Decided.Discarded(0, 0);
  }

  /** Makes the numbers of an answer. */
  @FunctionalInterface
  private interface Answer {
    Decided of(int takenIn, int remaining);
  }

  private Decided worked(DossierId dossier, BiConsumer<CaseQueue, FileInProgress> first, Answer answer) {
    int freed = work(dossier, first) + settle(dossier);
    return answer.of(freed, letters.of(dossier).size());
  }

  /**
   * While letters were taken in, the consumer may have parked another one behind them: it waits behind nothing.
   *
   * @return how many are letters no more
   */
  int settle(DossierId dossier) {
    int freed = 0;
    for (var open = held(dossier); isBehindNothing(open); open = held(dossier)) {
      freed += work(dossier, CaseQueue::takeWaiting);
    }
    return freed;
  }

  private List<Letter> held(DossierId dossier) {
    return new CaseQueue(letters.of(dossier)).letters().stream().filter(Letter::holds).toList();
  }

  private static boolean isBehindNothing(List<Letter> open) {
    return !open.isEmpty() && open.getFirst().fault() == Fault.WAITING;
  }

  private int work(DossierId dossier, BiConsumer<CaseQueue, FileInProgress> work) {
    var care = Care.USUAL;
    Taken taken;
    boolean stored;
    do {
      taken = intake.take(file(dossier), letters.of(dossier), care, work);
      try {
        stored = !taken.isChanged() || files.save(List.of(taken.file())).isEmpty();
      } catch (UnstorableFileException e) {
        care = care.more().orElseThrow(() -> e);
        stored = false;
      }
    } while (!stored);
    letters.changed(taken.queue());
    if (taken.isChanged()) {
      conclusions.reactor().stored(List.of(taken.file()));
    }
    return taken.queue().freed().size();
  }

  private CaseFile file(DossierId id) {
    return files.find(id).orElseGet(() -> CaseFile.empty(id, self));
  }

  private static Decided unknown(String id) {
    return new Decided.Refused(Refusal.notFound("dead-letter.unknown", "id", "id", id));
  }
}
