package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.kip.caselog.CaseCommands;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.Decision;
import vn.kip.caselog.NewEvent;
import vn.kip.eligibility.application.PersonClaims.Claim;
import vn.kip.eligibility.application.PersonClaims.Contested;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.OfficerId;

/**
 * Dossiers come in any order. When an earlier accepted one changes who is paid once, those that lose by it are assessed
 * again, by an event that says why. A claim stays unsettled until every dossier that claims the person agrees with it, so
 * a crash between two of them is made good by the next sweep.
 */
public final class PaidOnce {

  static final OfficerId SELF = new OfficerId("eligibility");
  private static final int PAGE = 500;

  private final PersonClaims claims;
  private final Assessments assessments;
  private final CaseCommands commands;

  public PaidOnce(PersonClaims claims, Assessments assessments, CaseCommands commands) {
    this.claims = claims;
    this.assessments = assessments;
    this.commands = commands;
  }

  /** Settles what is unsettled; to be called after a batch, and now and then. */
  public synchronized void settle() {
    claims.unsettled(PAGE).forEach(this::settle);
  }

  private void settle(Contested contested) {
    boolean agreed = true;
    if (contested.claims().size() > 1) {
      var winner = PersonClaims.winner(contested.claims()).orElseThrow();
      for (var claim : contested.claims()) {
        agreed &= agrees(claim.dossier(), winner);
      }
    }
    if (agreed) {
      claims.settled(contested);
    }
  }

  /** Whether the dossier is assessed by now; assessed again where the claims say otherwise than its assessment. */
  private boolean agrees(DossierId id, Claim winner) {
    var outcome = commands.handle(id, null, file -> {
      var current = Appraisal.of(file).assessment();
      if (current == null || current.status() == Status.NEEDS_REGISTER) {
        return Decision.of();
      }
      var again = assessments.assess(file, checks(current),
          "claims of the same person: " + winner.once().code() + " was accepted first");
      return sameResult(current, again) ? Decision.of() : Decision.of(event(file, winner, again));
    });
    return Appraisal.of(outcome.file()).isAssessed();
  }

  /** Both acceptances must be known for this to be concluded; the later of their times is when it was. */
  private static NewEvent event(CaseFile file, Claim winner, DossierAssessed again) {
    var last = file.history().reversed().stream()
        .filter(entry -> entry.event() instanceof DossierAssessed).findFirst().orElseThrow();
    var occurredAt = later(last.occurredAt(), winner.once().acceptedAt());
    var recordedAt = later(last.recordedAt(), occurredAt);
    CaseRecord.Imported imported = last.imported();
    return new NewEvent(again, occurredAt, recordedAt, SELF, last.id(),
        imported == null ? null : new CaseRecord.Imported(imported.by(), null));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean sameResult(DossierAssessed one, DossierAssessed other) {
    return one.status() == other.status() && Objects.equals(one.amount(), other.amount())
        && one.lines().equals(other.lines());
  }

  /** What the register said stays part of the trace. */
  private static List<RuleTried> checks(DossierAssessed current) {
    return current.trace().stream().filter(tried -> tried.rule().startsWith("register")).toList();
  }
}
