package vn.kip.service;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar;

/** The calendar of a service that counts due dates; the auditor, which counts by code of its own, has none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "vn.kip.deadlines.Calendars")
class CalendarConfiguration {

  /** The releases that ship with Kịp, and those that the office has put into the folder {@code kip.calendars} since. */
  @Bean
  WorkingCalendar workingCalendar(@Value("${kip.calendars:}") String folder) {
    return Calendars.of(folder);
  }
}
