package vn.kip.eligibility.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.eligibility.application.Assessments.Known;
import vn.kip.eligibility.application.PersonClaims.Contested;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DossierAssessed;
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
    if (!commands.isOpen()) {
      return;
    }
    int passedOver = 0;
    List<Contested> contested;
    do {
      contested = claims.unsettled(passedOver, PAGE);
      // Assessed after the page was read, a dossier agrees with all claims on it.
      var agreeing = new HashMap<DossierId, Boolean>();
      for (var person : contested) {
        if (isSettled(person, agreeing)) {
          claims.settled(person);
        } else {
          passedOver++;
        }
      }
    } while (contested.size() == PAGE);
  }

  private boolean isSettled(Contested person, Map<DossierId, Boolean> agreeing) {
    boolean settled = true;
    if (person.claims().size() > 1) {
      for (var claim : person.claims()) {
        settled &= agreeing.computeIfAbsent(claim.dossier(), this::agrees);
      }
    }
    return settled;
  }

  /** Whether the dossier is assessed by now; assessed again where the claims say otherwise than its assessment. */
  private boolean agrees(DossierId id) {
    try {
      return Appraisal.of(commands.handle(id, null, this::again).file()).isAssessed();
    } catch (RuntimeException e) {
      LOG.error("dossier {} cannot be assessed again", id, e);
      return false;
    }
  }

  private Decision again(CaseFile file) {
    var last = file.history().reversed().stream().filter(entry -> entry.event() instanceof DossierAssessed).findFirst();
    if (last.isEmpty() || !(last.get().event() instanceof DossierAssessed current)
        || current.status() == Status.NEEDS_REGISTER) {
      return Decision.of();
    }
    var known = assessments.asItBecameKnown(file, last.get().recordedAt(), current);
    return new Decision.Events(known.stream().map(answer -> event(last.get(), answer)).toList());
  }

  private static NewEvent event(CaseRecord last, Known again) {
    var imported = last.imported();
    return new NewEvent(again.assessed(), last.occurredAt(), again.since(), SELF, last.id(),
        imported == null ? null : new CaseRecord.Imported(imported.by(), null));
  }
}
