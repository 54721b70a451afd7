package vn.kip.reporting.adapter.wiring;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.DeadLetters;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.DeadlineWatch;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.FoldLetters;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.OverdueDesk;
import vn.kip.reporting.application.OwnRecords;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.service.DayHasPassed;

/** What reporting records itself: what people say of findings and lateness, and what a day brings about. */
@Configuration(proxyBeanMethods = false)
class DeskWiring {

  @Bean
  Producer producer() {
    return Producer.REPORTING;
  }

  @Bean
  OwnRecords ownRecords(CaseFiles files, CaseCommands commands, ParkedRecords parked) {
    return new OwnRecords(files, commands, parked);
  }

  @Bean
  DeadLetters deadLetters(ParkedRecords parked, FoldStore store, OwnRecords own) {
    return new FoldLetters(parked, store, own);
  }

  /** Reporting lists nothing by what it has recorded itself. */
  @Bean
  CaseView caseView() {
    return CaseView.none();
  }

  @Bean
  FindingDesk findingDesk(CaseSearch search, CaseFold fold, Reports reports, OwnRecords own, InstantSource clock) {
    return new FindingDesk(search, fold, reports, own, clock);
  }

  @Bean
  OverdueDesk overdueDesk(CaseSearch search, CaseFold fold, DetailedReports reports, OwnRecords own,
      OverdueCauses causes, Catalogue catalogue, InstantSource clock) {
    return new OverdueDesk(search, fold, reports, own, causes, RulesWiring.fields(catalogue), clock);
  }

  @Bean
  DeadlineWatch deadlineWatch(CaseSearch search, CaseFold fold, DeadlineCalculator calculator, OwnRecords own,
      InstantSource clock) {
    return new DeadlineWatch(search, fold, calculator, own, clock);
  }

  @Bean
  Days days(DeadlineWatch watch, OwnRecords own) {
    return new Days(watch, own);
  }

  /** What a new day sets going, as soon as anything may be recorded: at a start the log has to be read first. */
  static final class Days {

    private static final int EVERY_SECOND = 1_000;

    private final DeadlineWatch watch;
    private final OwnRecords own;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Days(DeadlineWatch watch, OwnRecords own) {
      this.watch = watch;
      this.own = own;
    }

    @EventListener
    void on(DayHasPassed day) {
      waiting.set(true);
    }

    @Scheduled(fixedDelay = EVERY_SECOND)
    void look() {
      if (waiting.get() && own.isOpen()) {
        watch.dayHasPassed();
        waiting.set(false);
      }
    }
  }
}
