package vn.kip.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.DeadLetters.DeadLetter;
import vn.kip.casefile.DeadLetters.Decided;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.Proposal.Verdict;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;

/**
 * Dead letters of this service, for supervisors: one proposes to try again or to give up, another confirms. A service that
 * parks nothing has none.
 */
@RestController
@RequestMapping("/dead-letters")
@PreAuthorize("hasRole('SUPERVISOR')")
@ConditionalOnBooleanProperty(name = "kip.dead-letters", matchIfMissing = true)
class DeadLetterController {

  private static final int REASON = 1_000;

  private final DeadLetters letters;
  private final CurrentOfficer officer;
  private final InstantSource clock;

  DeadLetterController(DeadLetters letters, CurrentOfficer officer, InstantSource clock) {
    this.letters = letters;
    this.officer = officer;
    this.clock = clock;
  }

  /** @param waiting nothing is wrong with it, but an earlier record of its dossier is a letter */
  record View(String id, @Nullable DossierId dossier, @Nullable String type, Fault fault, String reason,
      boolean waiting, Instant parkedAt, @Nullable OfficerId proposedBy, @Nullable Verdict verdict,
      @Nullable String proposedBecause) {

    static View of(DeadLetter letter) {
      var proposal = letter.proposal();
      return new View(letter.id(), letter.dossier(), letter.type(), letter.fault(), letter.reason(), letter.waiting(),
          letter.parkedAt(), proposal == null ? null : proposal.by(), proposal == null ? null : proposal.verdict(),
          proposal == null ? null : proposal.reason());
    }
  }

  /** @param verdict to try again where nothing is said */
  record Proposed(@Nullable Verdict verdict, @Nullable @Size(max = REASON) String reason) {

    static final Proposed RELEASE = new Proposed(Verdict.RELEASE, null);

    Proposal by(OfficerId officer, Instant now) {
      return new Proposal(verdict == null ? Verdict.RELEASE : verdict, officer, now, reason);
    }
  }

  /** All letters with one fault. */
  record ProposedForAll(@NotNull Fault fault, @NotNull Verdict verdict, @Nullable @Size(max = REASON) String reason) {}

  record ConfirmedForAll(@NotNull Fault fault, @NotNull Verdict verdict) {}

  /** @param refused letters of which it cannot be said, since the same supervisor has proposed it */
  record Bulk(int done, int refused) {

    static Bulk of(List<Decided> decided) {
      int refused = (int) decided.stream().filter(Decided.Refused.class::isInstance).count();
      return new Bulk(decided.size() - refused, refused);
    }
  }

  @GetMapping
  List<View> list() {
    return letters.list().stream().map(View::of).toList();
  }

  @GetMapping("/{id}/preview")
  DeadLetters.Preview preview(@PathVariable String id) {
    return letters.preview(id)
        .orElseThrow(() -> new RefusedException(Refusal.notFound("dead-letter.unknown", "id", "id", id)));
  }

  @PostMapping("/{id}/proposal")
  View propose(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Proposed proposed) {
    var said = proposed == null ? Proposed.RELEASE : proposed;
    return switch (letters.propose(id, said.by(officer.get().id(), clock.instant()))) {
      case Decided.Proposed(var letter) -> View.of(letter);
      case Decided.Refused(var refusal) -> throw new RefusedException(refusal);
      case Decided.Released _,Decided.Discarded _ -> throw new IllegalStateException("only proposed");
    };
  }

  @PostMapping("/{id}/release")
  Decided release(@PathVariable String id) {
    return confirm(id, Verdict.RELEASE);
  }

  @PostMapping("/{id}/discard")
  Decided discard(@PathVariable String id) {
    return confirm(id, Verdict.DISCARD);
  }

  private Decided confirm(String id, Verdict verdict) {
    var decided = letters.confirm(id, verdict, officer.get().id(), clock.instant());
    if (decided instanceof Decided.Refused(var refusal)) {
      throw new RefusedException(refusal);
    }
    return decided;
  }

  @PostMapping("/proposals")
  Bulk proposeAll(@Valid @RequestBody ProposedForAll all) {
    var proposal = new Proposal(all.verdict(), officer.get().id(), clock.instant(), all.reason());
    proposal.refusal().ifPresent(refusal -> {
      throw new RefusedException(refusal);
    });
    return Bulk.of(letters.proposeAll(all.fault(), proposal));
  }

  @PostMapping("/confirmations")
  Bulk confirmAll(@Valid @RequestBody ConfirmedForAll all) {
    return Bulk.of(letters.confirmAll(all.fault(), all.verdict(), officer.get().id(), clock.instant()));
  }
}
