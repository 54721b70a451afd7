package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.ClockStrip;

/** What an action that starts the clock would promise, with its days explained, before anything is sent. */
@Component
class Promises {

  private final DueDates dueDates;

  Promises(DueDates dueDates) {
    this.dueDates = dueDates;
  }

  /**
   * A due date that nobody has been promised yet.
   *
   * @param due null where the programme has no limit or no calendar release reaches
   * @param strip null where there is no due date, or the limit is in hours
   * @param counted working days of the limit; {@code skipped} days off between them
   */
  record Promise(LocalDate today, @Nullable LocalDate due, @Nullable ClockStrip strip, long counted, long skipped,
      @Nullable String calendar) {

    /** Whether not all days off until then are announced. */
    public boolean provisional() {
      return calendar != null && CalendarRelease.isProvisional(calendar);
    }
  }

  /** If the clock of a programme's limit started now. */
  Promise now(IntakeClient.Terms terms) {
    var today = dueDates.today();
    var limit = terms.limit();
    var receipt = limit == null ? null : dueDates.startedNow(limit).orElse(null);
    if (receipt == null) {
      return new Promise(today, null, null, 0, 0, null);
    }
    var due = Objects.requireNonNull(receipt.due().date(), "a date");
    var days = receipt.stages().stream().flatMap(stage -> stage.days().stream()).toList();
    var strip = days.isEmpty() ? null : ClockStrip.of(receipt.start(), due, days, Map.of(), today);
    long counted = days.stream().filter(DeadlineReceipt.DayReceipt::counted).count();
    return new Promise(today, due, strip, counted, days.size() - counted, receipt.calendarRelease());
  }
}
