package vn.kip.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The published types: the CloudEvents {@code type}, the record it carries and the only producer it comes from; what is said
 * of the log itself may come from any.
 */
public enum EventType {
  DOSSIER_SUBMITTED("vn.kip.dossier.submitted.v1", IntakeEvent.DossierSubmitted.class, Producer.INTAKE),
  DOSSIER_REFUSED_AT_DESK("vn.kip.dossier.refused-at-desk.v1",
      IntakeEvent.DossierRefusedAtDesk.class, Producer.INTAKE),
  DOSSIER_ACCEPTED("vn.kip.dossier.accepted.v1", IntakeEvent.DossierAccepted.class, Producer.INTAKE),
  SUPPLEMENT_REQUESTED("vn.kip.dossier.supplement-requested.v1",
      IntakeEvent.SupplementRequested.class, Producer.INTAKE),
  SUPPLEMENT_RECEIVED("vn.kip.dossier.supplement-received.v1", IntakeEvent.SupplementReceived.class, Producer.INTAKE),
  DOSSIER_POSTED("vn.kip.dossier.posted.v1", IntakeEvent.DossierPosted.class, Producer.INTAKE),
  DOSSIER_FORWARDED("vn.kip.dossier.forwarded.v1", IntakeEvent.DossierForwarded.class, Producer.INTAKE),
  APOLOGY_SENT("vn.kip.dossier.apology-sent.v1", IntakeEvent.ApologySent.class, Producer.INTAKE),
  DOSSIER_WITHDRAWN("vn.kip.dossier.withdrawn.v1", IntakeEvent.DossierWithdrawn.class, Producer.INTAKE),
  RESULT_RETURNED("vn.kip.dossier.result-returned.v1", IntakeEvent.ResultReturned.class, Producer.INTAKE),

  DOSSIER_ASSESSED("vn.kip.dossier.assessed.v1", EligibilityEvent.DossierAssessed.class, Producer.ELIGIBILITY),
  DOSSIER_APPRAISED("vn.kip.dossier.appraised.v1", EligibilityEvent.DossierAppraised.class, Producer.ELIGIBILITY),
  APPRAISAL_RETURNED("vn.kip.dossier.appraisal-returned.v1",
      EligibilityEvent.AppraisalReturned.class, Producer.ELIGIBILITY),
  DECISION_SIGNED("vn.kip.decision.signed.v1", EligibilityEvent.DecisionSigned.class, Producer.ELIGIBILITY),
  ADJUSTMENT_PROPOSED("vn.kip.adjustment.proposed.v1",
      EligibilityEvent.AdjustmentProposed.class, Producer.ELIGIBILITY),

  GRANT_OPENED("vn.kip.grant.opened.v1", PaymentEvent.GrantOpened.class, Producer.PAYMENT),
  GRANT_TAKEN_OVER("vn.kip.grant.taken-over.v1", PaymentEvent.GrantTakenOver.class, Producer.PAYMENT),
  LIFE_EVENT_REPORTED("vn.kip.grant.life-event-reported.v1", PaymentEvent.LifeEventReported.class, Producer.PAYMENT),
  GRANT_CHANGE_PROPOSED("vn.kip.grant.change-proposed.v1", PaymentEvent.GrantChangeProposed.class, Producer.PAYMENT),
  GRANT_CHANGED("vn.kip.grant.changed.v1", PaymentEvent.GrantChanged.class, Producer.PAYMENT),
  GRANT_CHANGE_DECLINED("vn.kip.grant.change-declined.v1", PaymentEvent.GrantChangeDeclined.class, Producer.PAYMENT),
  GRANT_APPROVED("vn.kip.grant.approved.v1", PaymentEvent.GrantApproved.class, Producer.PAYMENT),
  GRANT_RELEASED("vn.kip.grant.released.v1", PaymentEvent.GrantReleased.class, Producer.PAYMENT),
  GRANT_REOPENED("vn.kip.grant.reopened.v1", PaymentEvent.GrantReopened.class, Producer.PAYMENT),
  GRANT_RETURNED("vn.kip.grant.returned.v1", PaymentEvent.GrantReturned.class, Producer.PAYMENT),
  PAYMENT_ORDERED("vn.kip.payment.ordered.v1", PaymentEvent.PaymentOrdered.class, Producer.PAYMENT),
  PAYMENT_SETTLED("vn.kip.payment.settled.v1", PaymentEvent.PaymentSettled.class, Producer.PAYMENT),
  PAYMENT_FAILED("vn.kip.payment.failed.v1", PaymentEvent.PaymentFailed.class, Producer.PAYMENT),
  FAILURE_STATED("vn.kip.payment.failure-stated.v1", PaymentEvent.FailureStated.class, Producer.PAYMENT),
  GRANT_STOPPED("vn.kip.grant.stopped.v1", PaymentEvent.GrantStopped.class, Producer.PAYMENT),
  OVERPAYMENT_FOUND("vn.kip.payment.overpayment-found.v1", PaymentEvent.OverpaymentFound.class, Producer.PAYMENT),
  REPAYMENT_RECEIVED("vn.kip.payment.repayment-received.v1", PaymentEvent.RepaymentReceived.class, Producer.PAYMENT),

  DEADLINE_NEAR("vn.kip.deadline.near.v1", ReportingEvent.DeadlineNear.class, Producer.REPORTING),
  DEADLINE_MISSED("vn.kip.deadline.missed.v1", ReportingEvent.DeadlineMissed.class, Producer.REPORTING),
  DUE_DATE_RECALCULATED("vn.kip.deadline.recalculated.v1",
      ReportingEvent.DueDateRecalculated.class, Producer.REPORTING),
  FINDING_REVIEWED("vn.kip.finding.reviewed.v1", ReportingEvent.FindingReviewed.class, Producer.REPORTING),
  OVERDUE_CAUSE_STATED("vn.kip.deadline.cause-stated.v1", ReportingEvent.OverdueCauseStated.class, Producer.REPORTING),

  RECORD_DISCARDED("vn.kip.record.discarded.v1", LogEvent.RecordDiscarded.class, null);

  private static final Map<String, EventType> BY_TYPE = index(EventType::type);
  private static final Map<Class<?>, EventType> BY_EVENT = index(EventType::event);

  private final String type;
  private final Class<? extends CaseEvent> event;
  private final @Nullable Producer producer;

  EventType(String type, Class<? extends CaseEvent> event, @Nullable Producer producer) {
    this.type = type;
    this.event = event;
    this.producer = producer;
  }

  public String type() {
    return type;
  }

  public Class<? extends CaseEvent> event() {
    return event;
  }

  /** Whether any producer may record it. */
  public boolean isOfAnyProducer() {
    return producer == null;
  }

  /** Whether this producer may record it. */
  public boolean comesFrom(Producer candidate) {
    return producer == null || producer == candidate;
  }

  /**
   * The only producer it comes from.
   *
   * @throws IllegalStateException when any may record it
   */
  public Producer producer() {
    if (producer == null) {
      throw new IllegalStateException(type + " comes from any producer");
    }
    return producer;
  }

  public static Optional<EventType> ofType(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** @throws IllegalStateException for an event of a later contract: it has a type, but none of these */
  public static EventType of(CaseEvent event) {
    var type = BY_EVENT.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException("an event that is not published: " + event.getClass());
    }
    return type;
  }

  private static <K> Map<K, EventType> index(Function<EventType, K> key) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, type -> type));
  }
}
