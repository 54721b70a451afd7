package vn.kip.auditor.adapter.messaging;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.kip.auditor.application.Audits;
import vn.kip.auditor.application.Reporting;
import vn.kip.service.DayHasPassed;

/** An audit a day, whether anybody asks or not; some time after a start, when the other services have come up too. */
@Component
class DailyAudit {

  private static final Logger LOG = LoggerFactory.getLogger(DailyAudit.class);
  private static final int EVERY_MINUTE = 60_000;

  private final Audits audits;
  private final AtomicReference<@Nullable LocalDate> due = new AtomicReference<>();

  DailyAudit(Audits audits) {
    this.audits = audits;
  }

  @EventListener
  void note(DayHasPassed day) {
    due.set(day.today());
  }

  @Scheduled(initialDelay = EVERY_MINUTE, fixedDelay = EVERY_MINUTE)
  void audit() {
    var day = due.get();
    if (day == null) {
      return;
    }
    try {
      audits.daily(day);
      due.compareAndSet(day, null);
    } catch (Reporting.AwayException e) {
      LOG.warn("the audit of {} waits: {}", day, e.getMessage());
    }
  }
}
