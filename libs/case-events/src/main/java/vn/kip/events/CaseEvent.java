package vn.kip.events;

/** A fact about one dossier, in the past tense: what changed and why. Never a command, never a snapshot. */
public sealed interface CaseEvent
    permits IntakeEvent, EligibilityEvent, PaymentEvent, ReportingEvent, LogEvent, NewerEvent {}
