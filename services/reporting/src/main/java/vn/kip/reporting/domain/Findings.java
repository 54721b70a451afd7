package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.PaymentEvent.PaymentSettled;
import vn.kip.office.OfficeTime;
import vn.kip.reporting.domain.Finding.Why;

/** Findings that one dossier's own facts raise; D9 needs two dossiers and is found by the report. */
public final class Findings {

  private static final ZoneId LOCAL = OfficeTime.ZONE;
  private static final DateTimeFormatter CODE_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int OPENS = 6;
  private static final int CLOSES = 22;

  private final CaseReading reading;
  private final DeadlineCalculator calculator;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(CaseReading reading, DeadlineCalculator calculator) {
    this.reading = reading;
    this.calculator = calculator;
  }

  /** All findings but D9; none on a dossier that is not of form 06. */
  public static List<Finding> of(CaseReading reading, DeadlineCalculator calculator) {
    var findings = new Findings(reading, calculator);
    if (reading.isOfForm06()) {
      findings.supplements();
      findings.lateRecording();
      findings.codeDate();
      findings.apologies();
      findings.lateAcceptance();
      reading.decision().ifPresent(decision -> {
        findings.formOfDecision(decision);
        findings.hourOfDecision(decision.fact());
        findings.againstAssessment(decision);
      });
    }
    return List.copyOf(findings.findings);
  }

  private void supplements() {
    var requests = reading.all(SupplementRequested.class);
    for (int i = 0; i < requests.size(); i++) {
      switch (reading.clock().requests().get(i)) {
        case SECOND -> add(Why.SECOND_REQUEST, requests.get(i));
        case LATER_THAN_THIRD_WORKING_DAY -> add(Why.REQUEST_AFTER_THIRD_WORKING_DAY, requests.get(i));
        case AFTER_DUE -> add(Why.REQUEST_AFTER_DUE, requests.get(i));
        case LAWFUL, BEFORE_ACCEPTANCE -> {
          // Nothing to ask.
        }
      }
    }
  }

  private void lateRecording() {
    for (var fact : reading.facts()) {
      if (isAction(fact)
          && isAfterNextWorkingDay(fact, OfficeTime.date(fact.entry().recordedAt()), fact.entry().occurredAt())) {
        add(Why.RECORDED_LATE, fact);
      }
    }
  }

  /** What an officer did, as opposed to what a service concluded. */
  private static boolean isAction(Fact fact) {
    return switch (fact.entry().event()) {
      case DossierSubmitted _ -> false;
      case IntakeEvent _ -> true;
      case DossierAppraised _ -> true;
      case DecisionSigned _ -> true;
      case PaymentSettled _ -> true;
      default -> false;
    };
  }

  private void codeDate() {
    var code = Objects.requireNonNull(reading.code());
    var accepted = Objects.requireNonNull(reading.acceptedOn());
    var parts = DossierCode.parse(code);
    if (parts.isEmpty() || !parts.get().day().equals(accepted.format(CODE_DATE))) {
      add(Why.CODE_OF_ANOTHER_DAY, reading.acceptance().orElseThrow());
    }
  }

  private void apologies() {
    var apologies = reading.all(ApologySent.class);
    for (int i = 0; i < apologies.size(); i++) {
      var sentAt = apologies.get(i).entry().occurredAt();
      var due = reading.clock().dueInForceAt(sentAt);
      if (due.isPresent() && !OfficeTime.date(sentAt).isBefore(due.get().date())) {
        add(Why.APOLOGY_TOO_LATE, apologies.get(i));
      } else if (i > 0) {
        add(Why.SECOND_APOLOGY, apologies.get(i));
      }
    }
  }

  private void lateAcceptance() {
    var accepted = Objects.requireNonNull(reading.acceptedOn());
    if (reading.submission().channel() == IntakeEvent.Channel.ONLINE
        && isAfterNextWorkingDay(reading.acceptance().orElseThrow().fact(), accepted, reading.submittedAt())) {
      add(Why.ACCEPTED_LATE, reading.acceptance().orElseThrow());
    }
  }

  private void formOfDecision(Told<DecisionSigned> decision) {
    var signed = decision.event();
    if (signed.decisionNo() == null || signed.decisionNo().isBlank()) {
      add(Why.DECIDED_WITHOUT_NUMBER, decision);
      return;
    }
    var days = reading.terms().postingWorkingDays();
    if (days == null) {
      return;
    }
    var posted = reading.all(DossierPosted.class);
    if (posted.isEmpty()) {
      add(Why.NEVER_POSTED, decision);
      return;
    }
    var decidedOn = OfficeTime.date(decision.entry().occurredAt());
    var postedOn = OfficeTime.date(posted.getFirst().entry().occurredAt());
    try {
      if (decidedOn.isBefore(calendarOf(decision.fact()).workingDayAfter(postedOn, days))) {
        add(Why.DECIDED_DURING_POSTING, decision);
      }
    } catch (CalendarDoesNotReachException _) {
      // Beyond the calendar nothing can be held against the office.
    }
  }

  private void hourOfDecision(Fact decision) {
    var limit = reading.terms().limit();
    if (limit != null && limit.inHours()) {
      return;
    }
    var local = decision.entry().occurredAt().atZone(LOCAL);
    try {
      if (!calendarOf(decision).isWorkingDay(local.toLocalDate())) {
        add(Why.DECIDED_ON_DAY_OFF, decision);
      } else if (local.getHour() < OPENS || local.getHour() >= CLOSES) {
        add(Why.DECIDED_OUTSIDE_HOURS, decision);
      }
    } catch (CalendarDoesNotReachException _) {
      // Beyond the calendar nothing can be held against the office.
    }
  }

  private void againstAssessment(Told<DecisionSigned> decision) {
    var signed = decision.event();
    reading.assessment().ifPresent(assessed -> {
      boolean eligible = assessed.status() == Status.ELIGIBLE;
      if (signed.outcome() == Outcome.GRANTED && assessed.status() == Status.INELIGIBLE) {
        add(Why.GRANTED_THOUGH_INELIGIBLE, decision);
      } else if (signed.outcome() == Outcome.REFUSED && eligible) {
        add(Why.REFUSED_THOUGH_ELIGIBLE, decision);
      } else if (signed.outcome() == Outcome.GRANTED && eligible && differs(assessed, signed)) {
        var amounts = new Finding.Amounts(Objects.requireNonNull(assessed.amount()), signed.amount());
        findings.add(new Finding(Why.ANOTHER_AMOUNT, Finding.actionOf(decision.fact()), amounts));
      }
    });
  }

  private static boolean differs(DossierAssessed assessed, DecisionSigned signed) {
    return assessed.amount() != null && !assessed.amount().equals(signed.amount());
  }

  /** A holiday announced afterwards neither raises a finding nor takes one away. */
  private WorkingCalendar calendarOf(Fact fact) {
    return calculator.countedWithAt(fact.entry().recordedAt()).calendar();
  }

  private boolean isAfterNextWorkingDay(Fact fact, LocalDate date, Instant event) {
    try {
      return date.isAfter(calendarOf(fact).workingDayAfter(OfficeTime.date(event), 1));
    } catch (CalendarDoesNotReachException _) {
      return false;
    }
  }

  private void add(Why why, Told<?> told) {
    add(why, told.fact());
  }

  private void add(Why why, Fact fact) {
    findings.add(new Finding(why, Finding.actionOf(fact)));
  }
}
