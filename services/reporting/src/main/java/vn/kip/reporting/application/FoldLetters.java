package vn.kip.reporting.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.kip.casefile.CaseCommands.Outcome;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.Proposal.Verdict;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.reporting.application.FoldStore.StoredCase;

/**
 * What supervisors do with records the fold left out. Figures change by records of the log only, each at its place: a record
 * is given up by an event, and what waited behind it counts from that event on. To try one again is to fold the log again,
 * since its place lies behind; where other rules would take it in, that happens by itself.
 */
public final class FoldLetters implements DeadLetters {

  private final ParkedRecords parked;
  private final FoldStore store;
  private final OwnRecords own;

  public FoldLetters(ParkedRecords parked, FoldStore store, OwnRecords own) {
    this.parked = parked;
    this.store = store;
    this.own = own;
  }

  @Override
  public List<DeadLetter> list() {
    return parked.list();
  }

  @Override
  public Optional<Preview> preview(String id) {
    return parked.find(id).map(letter -> new Preview(id, letter.reason(), List.of()));
  }

  @Override
  public Decided propose(String id, Proposal proposal) {
    var letter = parked.find(id);
    if (letter.isEmpty()) {
      return unknown(id);
    }
    var refusal = refusal(letter.get(), proposal);
    if (refusal.isPresent()) {
      return new Decided.Refused(refusal.get());
    }
    parked.proposed(id, proposal);
    return parked.shown(id).<Decided>map(Decided.Proposed::new).orElseGet(() -> unknown(id));
  }

  private static Optional<Refusal> refusal(Letter letter, Proposal proposal) {
    if (proposal.verdict() == Verdict.RELEASE) {
      return Optional.of(needsRebuild(letter.id()));
    }
    return letter.fault() == Fault.WAITING
        ? Optional.of(Refusal.conflict("dead-letter.waits", "id", "id", letter.id()))
        : proposal.refusal();
  }

  @Override
  public Decided confirm(String id, Verdict verdict, OfficerId supervisor, Instant now) {
    var letter = parked.find(id);
    var shown = parked.shown(id);
    if (letter.isEmpty() || shown.isEmpty()) {
      return unknown(id);
    }
    if (verdict == Verdict.RELEASE) {
      return new Decided.Refused(needsRebuild(id));
    }
    var proposal = shown.get().proposal();
    var refusal = Proposal.refusal(proposal, verdict, id, supervisor);
    if (refusal.isPresent() || proposal == null) {
      return refusal.<Decided>map(Decided.Refused::new).orElseGet(() -> unknown(id));
    }
    return discard(letter.get(), proposal, supervisor, now);
  }

  private Decided discard(Letter letter, Proposal proposal, OfficerId supervisor, Instant now) {
    var dossier = letter.entry().dossier();
    if (dossier == null) {
      // No dossier can tell of it; a rebuild finds it again.
      parked.free(List.of(letter.id()));
      return new Decided.Discarded(0, 0);
    }
    var discarded = letter.givenUp(proposal);
    return switch (own.record(stored(dossier), _ -> Decision.of(NewEvent.live(discarded, now, supervisor)))) {
      case Outcome.Refused(var refusal, _) -> new Decided.Refused(refusal);
      // What waits is taken in when the fold reads the event in the log, a moment later.
      case Outcome.Done _ ->
        new Decided.Discarded(0, parked.of(List.of(dossier)).getOrDefault(dossier, List.of()).size());
    };
  }

  private StoredCase stored(DossierId dossier) {
    return Optional.ofNullable(store.cases(List.of(dossier)).get(dossier))
        .orElseGet(() -> StoredCase.empty(dossier, 0));
  }

  private static Refusal needsRebuild(String id) {
    return Refusal.conflict("dead-letter.needs-rebuild", "id", "id", id);
  }

  private static Decided unknown(String id) {
    return new Decided.Refused(Refusal.notFound("dead-letter.unknown", "id", "id", id));
  }
}
