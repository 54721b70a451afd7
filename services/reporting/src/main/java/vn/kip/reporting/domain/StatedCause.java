package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.Refusal;
import vn.kip.deadlines.ClockReading.Span;
import vn.kip.deadlines.OpenState;
import vn.kip.events.OfficerId;
import vn.kip.events.ReportingEvent.OverdueCauseStated;
import vn.kip.office.OfficeTime;

/**
 * Why a dossier was late, as somebody has stated it; the last statement holds, all of them stay in the log.
 *
 * @param cause code in the list of causes
 * @param article of the law that stood in the way; null where none did
 */
public record StatedCause(String cause, String explanation, @Nullable String article, OfficerId by, Instant at) {

  /** Empty while nobody has said anything. */
  public static Optional<StatedCause> of(CaseReading reading) {
    return reading.all(OverdueCauseStated.class).reversed().stream().findFirst().map(fact -> {
      var stated = fact.event();
      return new StatedCause(stated.cause(), stated.explanation(), stated.article(), fact.entry().actor(),
          fact.entry().occurredAt());
    });
  }

  /** Whether there is lateness to explain: decided late, or at some time open and overdue, in columns 10 or 13 of a form. */
  public static boolean isCalledFor(CaseReading reading, Instant now) {
    var result = reading.clock().resultClass();
    boolean decidedLate = result != null && !CaseFold.isOnTime(result);
    return reading.isOfForm06()
        && (decidedLate || reading.clock().spans().stream().anyMatch(span -> hasBegun(reading, span, now)));
  }

  /**
   * Why a statement cannot be taken.
   *
   * @param list in force when it is made
   */
  public static Optional<Refusal> refusal(CaseReading reading, OverdueCauseStated statement,
      OverdueCauses.CauseList list, Instant now) {
    var known = list.causes().stream().map(OverdueCauses.Cause::code).toList();
    if (!known.contains(statement.cause())) {
      return Optional.of(Refusal.invalid("overdue.cause-unknown", "cause", "cause", statement.cause(), "known",
          String.join(", ", known)));
    }
    if (statement.explanation().isBlank()) {
      return Optional.of(Refusal.invalid("overdue.explanation-blank", "explanation"));
    }
    return isCalledFor(reading, now)
        ? Optional.empty()
        : Optional.of(Refusal.conflict("overdue.not-late", "code", "code", String.valueOf(reading.code())));
  }

  private static boolean hasBegun(CaseReading reading, Span span, Instant now) {
    if (span.state() != OpenState.OVERDUE && span.state() != OpenState.UNPROVEN) {
      return false;
    }
    var today = OfficeTime.date(now);
    return span.from().isBefore(today) || (span.from().equals(today) && !runsStill(reading, span.from(), now));
  }

  /** A limit in hours may end later on the day whose end finds the dossier overdue. */
  private static boolean runsStill(CaseReading reading, LocalDate day, Instant now) {
    var due = reading.clock().finalDue();
    return due != null && due.due().date().equals(day) && due.due().isMetAt(now);
  }
}
