package vn.kip.portal.adapter.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.office.OfficeTime;
import vn.kip.portal.adapter.services.Happening;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.ClockStrip;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.Standing;

/** What the page of a dossier says beyond what services have said. */
@Component
class DossierPages {

  private static final String REQUESTED = "vn.kip.dossier.supplement-requested.v1";

  private final DueDates dueDates;
  private final Timelines timelines;

  DossierPages(DueDates dueDates, Timelines timelines) {
    this.dueDates = dueDates;
    this.timelines = timelines;
  }

  /**
   * The view.
   *
   * @param state as the page names it: one of reporting's, or of the desk's while reporting has not heard
   * @param elapsed working days from the first contact to the result, or to today; null where they cannot be counted
   * @param strip null where there is no due date
   */
  record View(String state, DueBadge official, @Nullable LocalDate due, DueBadge citizen,
      @Nullable LocalDate citizenDue,
      @Nullable Integer elapsed, int supplements, @Nullable ClockStrip strip, @Nullable String calendar,
      List<Timelines.Line> timeline) {}

  View of(IntakeClient.Dossier dossier, ReportingClient.@Nullable Dossier read) {
    var happenings = read == null ? dossier.timeline() : read.timeline();
    var state = read == null ? stateAtDesk(dossier) : read.state();
    var decided = read == null ? null : date(read.moments().get("t3"));
    var due = read == null ? null : read.due().date();
    var citizenDue = read == null ? null : read.citizenDue();
    var end = decided == null ? dueDates.today() : decided;
    var receipt = read == null ? null : read.due().receipt();
    return new View(
        state,
        dueDates.badge(standing(state, due, decided, happenings)),
        due,
        dueDates.badge(standing(state.equals("WAITING") ? "OPEN" : state, citizenDue, decided, happenings)),
        citizenDue,
        boxed(dueDates.between(OfficeTime.date(dossier.submittedAt()), end)),
        (int) happenings.stream().filter(happening -> happening.type().equals(REQUESTED)).count(),
        due == null || receipt == null ? null : strip(receipt, due, happenings),
        receipt == null ? null : receipt.calendarRelease(),
        timelines.of(happenings));
  }

  private static String stateAtDesk(IntakeClient.Dossier dossier) {
    return dossier.state().equals("IN_PROGRESS") ? dossier.waitingForPapers() ? "WAITING" : "OPEN" : dossier.state();
  }

  private static Standing standing(String state, @Nullable LocalDate due, @Nullable LocalDate decided,
      List<Happening> happenings) {
    return switch (state) {
      case "SUBMITTED" -> new Standing.NotAccepted();
      case "REFUSED_AT_DESK" -> new Standing.RefusedAtDesk();
      case "WITHDRAWN" -> new Standing.Withdrawn();
      case "WAITING" -> new Standing.Stopped(last(REQUESTED, happenings));
      default -> decided == null ? new Standing.Open(due) : new Standing.Decided(decided, due);
    };
  }

  private ClockStrip strip(ReportingClient.Receipt receipt, LocalDate due, List<Happening> happenings) {
    var marks = new HashMap<LocalDate, ClockStrip.Kind>();
    var accepted = last("vn.kip.dossier.accepted.v1", happenings);
    if (accepted != null && accepted.isBefore(receipt.start())) {
      marks.put(receipt.start(), ClockStrip.Kind.RESTARTED);
      var stopped = last(REQUESTED, happenings);
      for (var day = stopped; day != null && day.isBefore(receipt.start()); day = day.plusDays(1)) {
        marks.put(day, ClockStrip.Kind.STOPPED);
      }
      marks.putIfAbsent(accepted, ClockStrip.Kind.ACCEPTED);
    }
    var days = receipt.stages().stream().flatMap(stage -> stage.days().stream()).toList();
    return ClockStrip.of(receipt.start(), due, days, Map.copyOf(marks), dueDates.today());
  }

  private static @Nullable LocalDate last(String type, List<Happening> happenings) {
    return happenings.stream().filter(happening -> happening.type().equals(type))
        .map(happening -> OfficeTime.date(happening.occurredAt())).reduce((_, later) -> later).orElse(null);
  }

  private static @Nullable LocalDate date(@Nullable Instant instant) {
    return instant == null ? null : OfficeTime.date(instant);
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
