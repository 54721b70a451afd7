package vn.kip.service;

import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.kip.office.OfficeTime;

/** Says that a day has passed; says it again a minute later when a listener could not do its work. */
@Component
class DayClock {

  private static final int EVERY_MINUTE = 60_000;

  private final InstantSource clock;
  private final ApplicationEventPublisher listeners;
  private @Nullable LocalDate told;

  DayClock(InstantSource clock, ApplicationEventPublisher listeners) {
    this.clock = clock;
    this.listeners = listeners;
  }

  @Scheduled(fixedDelay = EVERY_MINUTE)
  void look() {
    var today = OfficeTime.date(clock.instant());
    if (!today.equals(told)) {
      listeners.publishEvent(new DayHasPassed(today));
      told = today;
    }
  }
}
