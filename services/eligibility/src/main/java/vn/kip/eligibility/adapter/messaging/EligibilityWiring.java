package vn.kip.eligibility.adapter.messaging;

import java.time.Instant;
import java.time.InstantSource;
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
import vn.kip.service.Rounds;

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
      ObjectProvider<Rounds> registerRounds) {
    return new AssessmentReactor(assessments, () -> paidOnce.getObject().settle(),
        () -> registerRounds.getObject().wake());
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
  Rounds registerRounds(RegisterCheck check) {
    return new Rounds("register-check", check::resume);
  }

  @Bean
  Sweeps sweeps(Rounds registerRounds, PaidOnce paidOnce, Ageing ageing) {
    return new Sweeps(registerRounds, paidOnce, ageing);
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

  /** The clockwork behind the reactor; each sweep is safe to miss and to repeat. */
  static final class Sweeps {

    private final Rounds registerRounds;
    private final PaidOnce paidOnce;
    private final Ageing ageing;

    Sweeps(Rounds registerRounds, PaidOnce paidOnce, Ageing ageing) {
      this.registerRounds = registerRounds;
      this.paidOnce = paidOnce;
      this.ageing = ageing;
    }

    @EventListener
    void on(DayHasPassed day) {
      ageing.dayHasPassed(day.today());
    }

    @Scheduled(fixedDelay = 10_000)
    void resume() {
      registerRounds.wake();
    }

    @Scheduled(fixedDelay = 10_000)
    void settle() {
      paidOnce.settle();
    }
  }
}
