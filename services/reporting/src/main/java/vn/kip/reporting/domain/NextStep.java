package vn.kip.reporting.domain;

import java.util.Optional;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierPosted;

/** What has to be done next with a dossier, as its facts tell it. */
public enum NextStep {
  /** Submitted: to be accepted, or refused at the desk. */
  ACCEPT(Desk.WARD),
  /** The clock stands still until the citizen brings what is missing. */
  RECEIVE_PAPERS(Desk.WARD),
  /** To be posted publicly before it goes on. */
  POST(Desk.WARD),
  /** To be handed on to those who appraise. */
  FORWARD(Desk.WARD),
  /** To be appraised, for the first time or because the proposal was sent back. */
  APPRAISE(Desk.DIVISION),
  DECIDE(Desk.CHAIRMAN),
  /** Decided: the citizen is to be given the result. */
  RETURN_RESULT(Desk.WARD);

  private final Desk desk;

  NextStep(Desk desk) {
    this.desk = desk;
  }

  /** Who acts. */
  public enum Desk {
    WARD,
    DIVISION,
    CHAIRMAN
  }

  public Desk desk() {
    return desk;
  }

  /** Empty when nothing is left to do on it but what is a matter of money. */
  public static Optional<NextStep> of(CaseReading reading) {
    var clock = reading.clock();
    if (reading.refusal().isPresent() || clock.withdrawnAt() != null) {
      return Optional.empty();
    }
    if (clock.acceptedAt() == null) {
      return Optional.of(ACCEPT);
    }
    if (clock.decidedAt() != null) {
      return reading.returned().isPresent() ? Optional.empty() : Optional.of(RETURN_RESULT);
    }
    return Optional.of(clock.outstandingSince() != null ? RECEIVE_PAPERS : undecided(reading));
  }

  private static NextStep undecided(CaseReading reading) {
    var proposal = reading.facts().stream().map(fact -> fact.entry().event())
        .filter(event -> event instanceof DossierAppraised || event instanceof AppraisalReturned)
        .reduce((_, later) -> later);
    if (proposal.isPresent()) {
      return proposal.get() instanceof AppraisalReturned ? APPRAISE : DECIDE;
    }
    if (!reading.all(DossierForwarded.class).isEmpty()) {
      return APPRAISE;
    }
    boolean toBePosted = reading.terms().postingWorkingDays() != null && reading.all(DossierPosted.class).isEmpty();
    return toBePosted ? POST : FORWARD;
  }
}
