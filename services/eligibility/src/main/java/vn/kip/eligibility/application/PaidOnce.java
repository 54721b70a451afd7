package vn.kip.eligibility.application;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(PaidOnce.class);
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

  /**
   * Settles whatever is unsettled; to be called after a batch, and now and then. Persons who cannot be settled yet do not
   * keep the others out.
   */
  public synchronized void settle() {
    int passedOver = 0;
    List<Contested> contested;
    do {
      contested = claims.unsettled(passedOver, PAGE);
      for (var person : contested) {
        if (!isSettled(person)) {
          passedOver++;
        }
      }
    } while (contested.size() == PAGE);
  }

  private boolean isSettled(Contested contested) {
    try {
      return settle(contested);
    } catch (RuntimeException e) {
      LOG.error("it cannot be said which of {} is paid for a person", contested.claims(), e);
      return false;
    }
  }

  private boolean settle(Contested contested) {
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
    return agreed;
  }

  /** Whether the dossier is assessed by now; assessed again where the claims say otherwise than its assessment. */
  private boolean agrees(DossierId id, Claim winner) {
    var outcome = commands.handle(id, null, file -> {
      var current = Appraisal.of(file).assessment();
      if (current == null || current.status() == Status.NEEDS_REGISTER) {
        return Decision.of();
      }
      var again = assessments.assess(file, checks(current), because(winner));
      return sameResult(current, again) ? Decision.of() : Decision.of(event(file, winner, again));
    });
    return Appraisal.of(outcome.file()).isAssessed();
  }

  static String because(Claim winner) {
    return "claims of the same person: " + winner.once().code() + " was accepted first";
  }

  /** Both acceptances must be known for this to be concluded; the later of their times is when it was. */
  private static NewEvent event(CaseFile file, Claim winner, DossierAssessed again) {
    var last = file.history().reversed().stream()
        .filter(entry -> entry.event() instanceof DossierAssessed).findFirst().orElseThrow();
    var occurredAt = later(last.occurredAt(), winner.once().acceptedAt());
    var recordedAt = later(later(last.recordedAt(), occurredAt), winner.recordedAt());
    CaseRecord.Imported imported = last.imported();
    return new NewEvent(again, occurredAt, recordedAt, SELF, last.id(),
        imported == null ? null : new CaseRecord.Imported(imported.by(), null));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static boolean sameResult(DossierAssessed one, DossierAssessed other) {
    return one.status() == other.status() && Objects.equals(one.amount(), other.amount())
        && one.lines().equals(other.lines());
  }

  /** What the register said stays part of the trace. */
  private static List<RuleTried> checks(DossierAssessed current) {
    return current.trace().stream().filter(tried -> tried.rule().startsWith("register")).toList();
  }
}
