package vn.kip.eligibility.application;

import java.util.Collection;
import java.util.List;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.IntakeEvent.DossierAccepted;

/** An accepted dossier is assessed; a register's past at once, a live one when the population register has answered. */
public final class AssessmentReactor implements CaseReactor {

  private final Assessments assessments;
  private final Runnable settlePersons;
  private final Runnable wakeRegisterCheck;

  public AssessmentReactor(Assessments assessments, Runnable settlePersons, Runnable wakeRegisterCheck) {
    this.assessments = assessments;
    this.settlePersons = settlePersons;
    this.wakeRegisterCheck = wakeRegisterCheck;
  }

  /** Whom a dossier claims is noted whenever its acceptance comes, also for the first time after the store was lost. */
  @Override
  public void note(CaseFile file, CaseRecord arrived) {
    if (arrived.event() instanceof DossierAccepted) {
      assessments.claim(file);
    }
  }

  @Override
  public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
    if (!(arrived.event() instanceof DossierAccepted)) {
      return List.of();
    }
    if (arrived.imported() == null) {
      return List.of(NewEvent.because(arrived, assessments.waitingForRegister(file), PaidOnce.SELF));
    }
    return assessments.asItBecameKnown(file, arrived.recordedAt(), null).stream().map(known -> {
      var event = NewEvent.because(arrived, known.assessed(), PaidOnce.SELF);
      return new NewEvent(event.event(), event.occurredAt(), known.since(), event.actor(), event.causationId(),
          event.imported());
    }).toList();
  }

  @Override
  public void stored(Collection<CaseFile> files) {
    settlePersons.run();
    if (files.stream().anyMatch(file -> file.history().getLast().imported() == null)) {
      wakeRegisterCheck.run();
    }
  }
}
