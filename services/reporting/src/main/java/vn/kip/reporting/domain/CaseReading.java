package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.ClockEvent;
import vn.kip.deadlines.ClockReading;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.LegalClock;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierForwarded;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.LogEvent;
import vn.kip.events.NewerEvent;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.events.ReportingEvent.DeadlineNear;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.events.ReportingEvent.FindingReviewed;
import vn.kip.events.ReportingEvent.OverdueCauseStated;
import vn.kip.office.OfficeTime;

/**
 * A dossier as its facts tell it, in the order in which things happened.
 *
 * @param facts all of them, by occurrence
 * @param terms of the pinned version; of the programme alone before acceptance
 * @param clock the legal clock
 */
public record CaseReading(List<Fact> facts, DossierSubmitted submission, Instant submittedAt,
    ProgrammeRules.Terms terms, ClockReading clock) {

  /**
   * Reads a dossier.
   *
   * @return empty while its submission is not among the facts
   */
  public static Optional<CaseReading> of(List<Fact> facts, ProgrammeRules programmes, DeadlineCalculator calculator) {
    var inOrder = new ArrayList<>(facts);
    inOrder.sort(Fact::byOccurrence);
    var submitted = first(inOrder, DossierSubmitted.class);
    if (submitted.isEmpty()) {
      return Optional.empty();
    }
    var submission = submitted.get().event();
    var version = first(inOrder, DossierAccepted.class).map(accepted -> accepted.event().programmeVersion())
        .orElse(null);
    var terms = programmes.find(submission.programme(), version).orElseThrow(() -> new IllegalStateException(
        "programme " + submission.programme() + " " + version + " is not in the catalogue"));
    var clock = LegalClock.read(calculator, terms.limit(), clockEvents(inOrder));
    return Optional
        .of(new CaseReading(List.copyOf(inOrder), submission, submitted.get().entry().occurredAt(), terms, clock));
  }

  private static List<ClockEvent> clockEvents(List<Fact> inOrder) {
    var events = new ArrayList<ClockEvent>();
    for (var fact : inOrder) {
      var at = fact.entry().occurredAt();
      var recordedAt = fact.entry().recordedAt();
      switch (fact.entry().event()) {
        case DossierAccepted _ -> events.add(new ClockEvent.Accepted(at, recordedAt));
        case SupplementRequested _ -> events.add(new ClockEvent.SupplementRequested(at));
        case SupplementReceived _ -> events.add(new ClockEvent.SupplementReceived(at, recordedAt));
        case DueDateRecalculated _ -> events.add(new ClockEvent.CalendarChanged(at, recordedAt));
        case DecisionSigned _ -> events.add(new ClockEvent.Decided(at));
        case DossierWithdrawn _ -> events.add(new ClockEvent.Withdrawn(at));
        case DossierSubmitted _,DossierRefusedAtDesk _,DossierPosted _,DossierForwarded _,ApologySent _,ResultReturned _ -> {
          // The desk's work moves no clock.
        }
        case DossierAssessed _,DossierAppraised _,AppraisalReturned _,AdjustmentProposed _ -> {
          // Nor does that of those who prepare the decision.
        }
        case PaymentEvent _,DeadlineNear _,DeadlineMissed _,FindingReviewed _,OverdueCauseStated _,LogEvent _,NewerEvent _ -> {
          // Nor money, nor what is said of the dossier afterwards.
        }
      }
    }
    return events;
  }

  /** Whether it is one of form 06: accepted, and under a legal limit. */
  public boolean isOfForm06() {
    return terms.statutory() && clock.acceptedAt() != null;
  }

  public @Nullable LocalDate acceptedOn() {
    return clock.acceptedAt() == null ? null : OfficeTime.date(clock.acceptedAt());
  }

  /** The day on which it was decided or withdrawn. */
  public @Nullable LocalDate closedOn() {
    var closed = clock.decidedAt() == null ? clock.withdrawnAt() : clock.decidedAt();
    return closed == null ? null : OfficeTime.date(closed);
  }

  public @Nullable String code() {
    return acceptance().map(accepted -> accepted.event().code()).orElse(null);
  }

  /** Where it stands. */
  public enum State {
    SUBMITTED,
    REFUSED_AT_DESK,
    OPEN,
    /** A lawful supplement is outstanding. */
    WAITING,
    WITHDRAWN,
    DECIDED,
    /** The result is in the citizen's hands. */
    RETURNED
  }

  public State state() {
    if (refusal().isPresent()) {
      return State.REFUSED_AT_DESK;
    }
    if (clock.acceptedAt() == null) {
      return State.SUBMITTED;
    }
    if (clock.withdrawnAt() != null) {
      return State.WITHDRAWN;
    }
    if (clock.decidedAt() != null) {
      return returned().isPresent() ? State.RETURNED : State.DECIDED;
    }
    return clock.outstandingSince() != null ? State.WAITING : State.OPEN;
  }

  public Optional<Told<DossierAccepted>> acceptance() {
    return first(facts, DossierAccepted.class);
  }

  public Optional<Told<DecisionSigned>> decision() {
    return first(facts, DecisionSigned.class);
  }

  public Optional<Told<DossierWithdrawn>> withdrawal() {
    return first(facts, DossierWithdrawn.class);
  }

  public Optional<Told<DossierRefusedAtDesk>> refusal() {
    return first(facts, DossierRefusedAtDesk.class);
  }

  /** T4, the first time. */
  public Optional<Told<ResultReturned>> returned() {
    return first(facts, ResultReturned.class);
  }

  /** T2, the first that ended a lawful supplement. */
  public Optional<Instant> completeAgainAt() {
    return Optional.ofNullable(clock.restartedAt());
  }

  /** T5, the first time. */
  public Optional<Told<PaymentSettled>> paid() {
    return first(facts, PaymentSettled.class);
  }

  /** The rules' last word: by the service's own count, since assessments of one dossier may share their moment. */
  public Optional<DossierAssessed> assessment() {
    return all(DossierAssessed.class).stream().max(Comparator.comparingLong(assessed -> assessed.entry().seq()))
        .map(Told::event);
  }

  /** Everything of one kind, in the order in which it happened. */
  public <E extends CaseEvent> List<Told<E>> all(Class<E> type) {
    return told(facts, type).toList();
  }

  private static <E extends CaseEvent> Optional<Told<E>> first(List<Fact> facts, Class<E> type) {
    return told(facts, type).findFirst();
  }

  private static <E extends CaseEvent> Stream<Told<E>> told(List<Fact> facts, Class<E> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.entry().event()))
        .map(fact -> new Told<>(fact, type.cast(fact.entry().event())));
  }
}
