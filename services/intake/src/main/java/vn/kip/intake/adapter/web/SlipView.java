package vn.kip.intake.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.events.CaseRecord;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent;
import vn.kip.events.ReportingEvent.DueDateRecalculated;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Names;

/**
 * What the slip prints (form 01 of Circular 01/2018): the code, what was received, and the promise.
 *
 * @param due null where nothing is promised
 * @param provisional whether not all days off until then are announced, so that the date may still move
 * @param moved what calendar releases did to the promise since
 * @param assumed what the law leaves open and this office has set
 * @param dueTime the hour printed; legally the day counts to its end (Civil Code art. 148)
 */
record SlipView(
    String code,
    String programme,
    String ward,
    IntakeEvent.Applicant applicant,
    List<IntakeEvent.Paper> papers,
    Instant receivedAt,
    @Nullable DueReceipt due,
    boolean provisional,
    LocalTime dueTime,
    List<Moved> moved,
    List<Names> assumed) {

  private static final LocalTime CLOSING = LocalTime.of(17, 0);

  /** @param oldDue null where nothing could be promised before */
  record Moved(@Nullable LocalDate oldDue, LocalDate newDue, String release, Instant on) {

    static Optional<Moved> of(CaseRecord entry) {
      return entry.event() instanceof DueDateRecalculated moved
          ? Optional.of(new Moved(moved.oldDue(), moved.newDue().due(), moved.release(), entry.occurredAt()))
          : Optional.empty();
    }
  }

  static SlipView of(CaseFile file, List<Names> assumed) {
    var dossier = Objects.requireNonNull(IntakeDossier.of(file), "submitted");
    var due = dossier.due();
    var instant = due == null ? null : due.dueInstant();
    return new SlipView(
        Objects.requireNonNull(dossier.code(), "accepted"),
        dossier.submission().programme(),
        dossier.ward(),
        dossier.submission().applicant(),
        dossier.submission().papers(),
        Objects.requireNonNull(dossier.acceptedAt(), "accepted"),
        due,
        due != null && CalendarRelease.isProvisional(due.calendarRelease()),
        instant == null ? CLOSING : LocalTime.ofInstant(instant, OfficeTime.ZONE),
        file.history().stream().flatMap(entry -> Moved.of(entry).stream()).toList(),
        assumed);
  }
}
