package vn.kip.reporting.adapter.wiring;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.deadlines.WorkingDays;
import vn.kip.programmes.Catalogue;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.Comparisons;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.Figures;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.Forecasts;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.application.RateSides;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.application.Worklists;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.StageRules;
import vn.kip.service.Office;

/** What is read from the figures. */
@Configuration(proxyBeanMethods = false)
class ReportWiring {

  @Bean
  Reports reports(FoldStore store, CaseSearch search, CaseFold fold, Catalogue catalogue, Figures figures) {
    return new Reports(store, search, fold, RulesWiring.fields(catalogue), figures);
  }

  @Bean
  Comparisons comparisons(Reports reports, CaseFold fold, Catalogue catalogue) {
    return new Comparisons(reports, fold, RulesWiring.fields(catalogue));
  }

  @Bean
  DetailedReports detailedReports(Reports reports, CaseFold fold, IndicatorBook indicators) {
    return new DetailedReports(reports, fold, indicators);
  }

  @Bean
  RateSides rateSides(Reports reports, CaseFold fold, FindingDesk findings) {
    return new RateSides(reports, fold, findings);
  }

  @Bean
  Forecasts forecasts(CaseSearch search, CaseFold fold, StageRules stages, WorkingCalendar calendar,
      InstantSource clock) {
    return new Forecasts(search, fold, stages, new WorkingDays(calendar), clock);
  }

  @Bean
  Worklists worklists(CaseSearch search, WorkingCalendar calendar, InstantSource clock, Office office) {
    return new Worklists(search, calendar, clock, office.wardCodes());
  }
}
