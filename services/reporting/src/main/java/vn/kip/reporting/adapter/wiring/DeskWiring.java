package vn.kip.reporting.adapter.wiring;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.DeadlineWatch;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.OverdueDesk;
import vn.kip.reporting.application.OwnRecords;
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
  OwnRecords ownRecords(CaseFiles files, CaseCommands commands) {
    return new OwnRecords(files, commands);
  }

  /** Reporting lists nothing by what it has recorded itself. */
  @Bean
  CaseView caseView() {
    return new CaseView() {
      @Override
      public Map<String, Object> of(CaseFile file) {
        return Map.of();
      }

      @Override
      public List<String> searchedBy() {
        return List.of();
      }
    };
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
  Days days(DeadlineWatch watch) {
    return new Days(watch);
  }

  /** What a new day sets going. */
  static final class Days {

    private final DeadlineWatch watch;

    Days(DeadlineWatch watch) {
      this.watch = watch;
    }

    @EventListener
    void on(DayHasPassed day) {
      watch.dayHasPassed();
    }
  }
}
