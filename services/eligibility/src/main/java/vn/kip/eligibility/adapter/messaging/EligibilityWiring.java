package vn.kip.eligibility.adapter.messaging;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.eligibility.application.Ageing;
import vn.kip.eligibility.application.AssessmentReactor;
import vn.kip.eligibility.application.Assessments;
import vn.kip.eligibility.application.PaidOnce;
import vn.kip.eligibility.application.PersonClaims;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.eligibility.application.RegisterCheck;
import vn.kip.eligibility.domain.PaymentRule;
import vn.kip.eligibility.domain.Posting;
import vn.kip.eligibility.domain.PostingRule;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.DayHasPassed;

/** What runs by itself: the reactor to accepted dossiers, the register check, the sweep over contested persons. */
@Configuration(proxyBeanMethods = false)
class EligibilityWiring {

  @Bean
  Assessments assessments(Catalogue catalogue, PersonClaims claims) {
    return new Assessments(catalogue, claims);
  }

  /** The files need a reactor's consumer and the reactor needs the files: only this one link is resolved late. */
  @Bean
  AssessmentReactor assessmentReactor(Assessments assessments, ObjectProvider<PaidOnce> paidOnce,
      RegisterWakeUp wakeUp) {
    return new AssessmentReactor(assessments, () -> paidOnce.getObject().settle(), wakeUp::wake);
  }

  @Bean
  PaidOnce paidOnce(PersonClaims claims, Assessments assessments, CaseCommands commands) {
    return new PaidOnce(claims, assessments, commands);
  }

  @Bean
  RegisterCheck registerCheck(CaseFiles files, CaseCommands commands, Assessments assessments,
      PopulationRegister register, InstantSource clock) {
    return new RegisterCheck(files, commands, assessments, register, clock);
  }

  @Bean
  Ageing ageing(Catalogue catalogue, Assessments assessments, CaseFiles files, CaseCommands commands,
      InstantSource clock) {
    return new Ageing(catalogue, assessments, files, commands, clock);
  }

  @Bean
  RegisterWakeUp registerWakeUp() {
    return new RegisterWakeUp();
  }

  @Bean
  Sweeps sweeps(RegisterCheck check, PaidOnce paidOnce, Ageing ageing, RegisterWakeUp wakeUp) {
    return new Sweeps(check, paidOnce, ageing, wakeUp);
  }

  /** Posted for as many working days as the programme says; the day after them is the first to decide on. */
  @Bean
  PostingRule postingRule(Catalogue catalogue, WorkingCalendar calendar) {
    return (version, postedAt) -> posting(version(catalogue, version).postingWorkingDays(), postedAt, calendar);
  }

  @Bean
  PaymentRule paymentRule(Catalogue catalogue) {
    return version -> version(catalogue, version).payment().isByOffice();
  }

  private static ProgrammeVersion version(Catalogue catalogue, String id) {
    return catalogue.programmes().stream().flatMap(programme -> programme.version(id).stream()).findFirst()
        .orElseThrow();
  }

  static Posting posting(@Nullable Integer days, @Nullable Instant postedAt, WorkingCalendar calendar) {
    if (days == null) {
      return new Posting.NotRequired();
    }
    if (postedAt == null) {
      return new Posting.NotPosted();
    }
    try {
      return new Posting.DecidableFrom(calendar.workingDayAfter(OfficeTime.date(postedAt), days));
    } catch (CalendarDoesNotReachException missing) {
      return new Posting.CalendarMissing(missing.date().getYear());
    }
  }

  /** Lets the register check start soon after a live dossier is accepted. */
  static final class RegisterWakeUp {

    private final Semaphore signal = new Semaphore(1);

    void wake() {
      signal.release();
    }

    boolean wasWoken() {
      return signal.drainPermits() > 0;
    }
  }

  /** The clockwork behind the reactor; each sweep is safe to miss and to repeat. */
  static final class Sweeps {

    private final RegisterCheck check;
    private final PaidOnce paidOnce;
    private final Ageing ageing;
    private final RegisterWakeUp wakeUp;

    Sweeps(RegisterCheck check, PaidOnce paidOnce, Ageing ageing, RegisterWakeUp wakeUp) {
      this.check = check;
      this.paidOnce = paidOnce;
      this.ageing = ageing;
      this.wakeUp = wakeUp;
    }

    @Scheduled(fixedDelay = 300)
    void soon() {
      if (wakeUp.wasWoken()) {
        check.resume();
      }
    }

    @EventListener
    void on(DayHasPassed day) {
      ageing.dayHasPassed(day.today());
    }

    @Scheduled(fixedDelay = 10_000)
    void resume() {
      check.resume();
    }

    @Scheduled(fixedDelay = 10_000)
    void settle() {
      paidOnce.settle();
    }
  }
}
