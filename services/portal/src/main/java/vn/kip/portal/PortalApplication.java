package vn.kip.portal;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.application.Visits;
import vn.kip.service.DefaultSecrets;
import vn.kip.service.MetricsDoor;
import vn.kip.service.Office;
import vn.kip.service.OfficerNames;
import vn.kip.service.OutsideSystem;
import vn.kip.service.StoreMapping;

/**
 * Web pages for officers. Of what services share at their edges it takes settings and calls only: its own edge is for
 * browsers.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableConfigurationProperties(Office.class)
@Import({OutsideSystem.Directory.class, StoreMapping.class, DefaultSecrets.class, MetricsDoor.class,
    OfficerNames.class})
public class PortalApplication {

  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }

  /** The only place where the portal learns what time it is. */
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  WorkingCalendar workingCalendar(@Value("${kip.calendars:}") String folder) {
    return Calendars.of(folder);
  }

  @Bean
  Visits visits(@Value("${kip.portal.lookup.times}") int times, @Value("${kip.portal.lookup.period}") Duration period) {
    return new Visits(times, period);
  }

  /** Digits tried in vain for one code, from wherever. */
  @Bean
  Visits guesses(@Value("${kip.portal.lookup.failures}") int times,
      @Value("${kip.portal.lookup.failures-period}") Duration period) {
    return new Visits(times, period);
  }

  @Bean
  DueDates dueDates(WorkingCalendar calendar, InstantSource clock) {
    return new DueDates(calendar, clock);
  }
}
