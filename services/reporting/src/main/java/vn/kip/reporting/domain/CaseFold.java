package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.ClockReading.Span;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.OpenState;
import vn.kip.deadlines.ResultClass;
import vn.kip.events.IntakeEvent.ResultReturned;
import vn.kip.office.OfficeTime;

/** The pure heart of reporting: facts in, contribution out. The same facts give the same contribution, whoever asks. */
public final class CaseFold {

  private final ProgrammeRules programmes;
  private final DeadlineCalculator calculator;

  public CaseFold(ProgrammeRules programmes, DeadlineCalculator calculator) {
    this.programmes = programmes;
    this.calculator = calculator;
  }

  public Optional<CaseReading> read(List<Fact> facts) {
    return CaseReading.of(facts, programmes, calculator);
  }

  public List<Finding> findings(CaseReading reading) {
    return Findings.of(reading, calculator);
  }

  /** What a dossier with these facts adds to the cells; nothing for work outside form 06. */
  public Contribution contribution(List<Fact> facts) {
    return read(facts).map(this::contribution).orElseGet(Contribution::new);
  }

  /** The same of a dossier that is read already. */
  public Contribution contribution(CaseReading reading) {
    return contribution(reading, () -> findings(reading).isEmpty());
  }

  /** The same where its findings are known, too. */
  public Contribution contribution(CaseReading reading, List<Finding> findings) {
    return contribution(reading, findings::isEmpty);
  }

  private Contribution contribution(CaseReading reading, BooleanSupplier isUnflagged) {
    var contribution = new Contribution();
    if (!reading.terms().statutory()) {
      return contribution;
    }
    if (!reading.isOfForm06()) {
      reading.refusal().ifPresent(refusal -> contribution
          .add(key(reading, OfficeTime.date(refusal.entry().occurredAt())), Measure.REFUSED_AT_DESK, 1));
      return contribution;
    }
    contribution.add(key(reading, Objects.requireNonNull(reading.acceptedOn())), Measure.ACCEPTED, 1);
    reading.clock().spans().forEach(span -> addSpan(contribution, reading, span));
    addEnd(contribution, reading, isUnflagged);
    addReturn(contribution, reading);
    return contribution;
  }

  private static void addSpan(Contribution contribution, CaseReading reading, Span span) {
    addLevel(contribution, reading, span, Measure.OPEN_CHANGE);
    switch (span.state()) {
      case OpenState.OVERDUE -> addLevel(contribution, reading, span, Measure.OVERDUE_CHANGE);
      case OpenState.UNPROVEN -> addLevel(contribution, reading, span, Measure.UNPROVEN_CHANGE);
      case OpenState.WAITING -> addLevel(contribution, reading, span, Measure.WAITING_CHANGE);
      case OpenState.IN_TIME -> {
        // Open, and neither of the others.
      }
    }
  }

  private static void addLevel(Contribution contribution, CaseReading reading, Span span, Measure measure) {
    contribution.add(key(reading, span.from()), measure, 1);
    if (span.until() != null) {
      contribution.add(key(reading, span.until()), measure, -1);
    }
  }

  private static void addEnd(Contribution contribution, CaseReading reading, BooleanSupplier isUnflagged) {
    var closedOn = reading.closedOn();
    if (closedOn == null) {
      return;
    }
    var result = reading.clock().resultClass();
    if (result == null) {
      contribution.add(key(reading, closedOn), Measure.WITHDRAWN, 1);
      return;
    }
    contribution.add(key(reading, closedOn), measure(result), 1);
    if (result == ResultClass.UNPROVEN) {
      contribution.add(key(reading, closedOn), Measure.DECIDED_UNPROVEN, 1);
    }
    if (isOnTime(result) && isUnflagged.getAsBoolean()) {
      contribution.add(key(reading, closedOn), Measure.DECIDED_ON_TIME_UNFLAGGED, 1);
    }
  }

  public static boolean isOnTime(ResultClass result) {
    return switch (result) {
      case BEFORE, ON -> true;
      case LATE, UNPROVEN -> false;
    };
  }

  private static Measure measure(ResultClass result) {
    return switch (result) {
      case BEFORE -> Measure.DECIDED_BEFORE;
      case ON -> Measure.DECIDED_ON;
      // Without a due date nobody can say that it was in time.
      case LATE, UNPROVEN -> Measure.DECIDED_LATE;
    };
  }

  private void addReturn(Contribution contribution, CaseReading reading) {
    reading.returned().ifPresent(returned -> {
      var day = OfficeTime.date(returned.entry().occurredAt());
      contribution.add(key(reading, day), Measure.RETURNED, 1);
      if (isInCitizenTime(reading, returned)) {
        contribution.add(key(reading, day), Measure.RETURNED_IN_TIME, 1);
      }
    });
  }

  boolean isInCitizenTime(CaseReading reading, Told<ResultReturned> returned) {
    return citizenDue(reading).filter(due -> due.isMetAt(returned.entry().occurredAt())).isPresent();
  }

  /** The limit applied to the first contact, with no restart; empty where it cannot be computed. */
  public Optional<Deadline> citizenDue(CaseReading reading) {
    var limit = reading.terms().limit();
    if (limit == null) {
      return Optional.empty();
    }
    try {
      var first = reading.acceptance().map(fact -> fact.entry().recordedAt()).orElse(reading.submittedAt());
      return Optional.of(calculator.countedWithAt(first).due(limit, reading.submittedAt()).due());
    } catch (CalendarDoesNotReachException _) {
      return Optional.empty();
    }
  }

  private static CellKey key(CaseReading reading, LocalDate day) {
    return new CellKey(day, reading.submission().programme(), reading.submission().ward(),
        reading.submission().channel());
  }
}
