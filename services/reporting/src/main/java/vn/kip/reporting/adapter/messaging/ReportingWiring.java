package vn.kip.reporting.adapter.messaging;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.LogBatch;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.deadlines.WorkingDays;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.reporting.adapter.causes.CausesFile;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.Comparisons;
import vn.kip.reporting.application.DeadlineWatch;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.Forecasts;
import vn.kip.reporting.application.Generations;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.application.LiveFold;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.OverdueDesk;
import vn.kip.reporting.application.OwnRecords;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.application.RateSides;
import vn.kip.reporting.application.Rebuild;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.application.Worklists;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.reporting.domain.ProgrammeRules;
import vn.kip.reporting.domain.StageRules;
import vn.kip.service.DayHasPassed;
import vn.kip.service.Office;

/** The fold, and the consumer that drives it from the checkpoints on. */
@Configuration(proxyBeanMethods = false)
class ReportingWiring {

  private static final String BINDING = "caseLog-in-0";

  @Bean
  Catalogue catalogue(@Value("${kip.catalogue:}") String folder) {
    return Catalogue.of(folder);
  }

  @Bean
  DeadlineCalculator deadlineCalculator(WorkingCalendar calendar) {
    return new DeadlineCalculator(calendar);
  }

  @Bean
  CaseFold caseFold(Catalogue catalogue, DeadlineCalculator calculator) {
    return new CaseFold(rules(catalogue), calculator);
  }

  private static ProgrammeRules rules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> version == null
        ? Optional.of(new ProgrammeRules.Terms(programme.field(), programme.statutory(), null, null))
        : programme.version(version).map(pinned -> new ProgrammeRules.Terms(programme.field(), programme.statutory(),
            pinned.limit(), pinned.postingWorkingDays())));
  }

  @Bean
  StageRules stageRules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> programme.version(version))
        .map(pinned -> pinned.stages().stream()
            .map(stage -> new StageRules.Stage(stage.id(), stage.actor(), stage.limit())).toList())
        .orElse(List.of());
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

  @Bean
  Reports reports(FoldStore store, CaseSearch search, CaseFold fold, Catalogue catalogue) {
    return new Reports(store, search, fold, fields(catalogue));
  }

  private static Map<String, String> fields(Catalogue catalogue) {
    var fields = new LinkedHashMap<String, String>();
    catalogue.programmes().stream().filter(Programme::statutory)
        .forEach(programme -> fields.put(programme.code(), programme.field()));
    return fields;
  }

  @Bean
  Comparisons comparisons(Reports reports, CaseFold fold, Catalogue catalogue) {
    return new Comparisons(reports, fold, fields(catalogue));
  }

  @Bean
  Rebuild rebuild(Generations generations, FoldStore running, CaseFold fold, KafkaProperties kafka,
      BindingsLifecycleController bindings, InstantSource clock,
      @Value("${kip.topic:kip.cases}") String topic,
      @Value("${kip.rebuild.cases-in-memory:5000}") int casesInMemory) {
    var live = new LiveFold() {
      @Override
      public void stop() {
        bindings.changeState(BINDING, BindingsLifecycleController.State.STOPPED);
      }

      @Override
      public void start() {
        bindings.changeState(BINDING, BindingsLifecycleController.State.STARTED);
      }
    };
    return new Rebuild(generations, running, fold, () -> new KafkaWholeLog(kafka, topic), live, clock, casesInMemory);
  }

  /** The binding waits for this: whoever starts on an empty store beside a long log has to build first. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> foldBegins(Rebuild rebuild,
      @Value("${kip.rebuild.first-from:50000}") long firstFrom) {
    return _ -> rebuild.begin(firstFrom);
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
  OverdueCauses overdueCauses(@Value("${kip.causes:}") String file) {
    return CausesFile.of(file);
  }

  @Bean
  OverdueDesk overdueDesk(CaseSearch search, CaseFold fold, DetailedReports reports, OwnRecords own,
      OverdueCauses causes, Catalogue catalogue, InstantSource clock) {
    return new OverdueDesk(search, fold, reports, own, causes, fields(catalogue), clock);
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

  @Bean
  Producer producer() {
    return Producer.REPORTING;
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
  LogFold logFold(FoldStore store, CaseFold fold, ParkedRecords parked) {
    return new LogFold(store, fold, parked);
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(LogFold fold) {
    return batch -> fold.accept(LogBatch.entries(batch));
  }

  /**
   * Offsets and figures stand in one store: the group's own offsets are not asked. The short topic of indicators is read
   * from its start every time.
   */
  @Bean
  KafkaBindingRebalanceListener startFromCheckpoints(FoldStore store, @Value("${kip.topic:kip.cases}") String cases) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String bindingName,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        partitions.forEach(partition -> consumer.seek(partition,
            partition.topic().equals(cases) ? store.checkpoint(partition.partition()).offset() + 1 : 0));
      }
    };
  }

  @Bean
  HealthIndicator caseLogHealthIndicator(FoldStore store, ParkedRecords parked) {
    return () -> Health.up()
        .withDetail("folded", store.checkpoints().stream().mapToLong(checkpoint -> checkpoint.offset() + 1).sum())
        .withDetail("deadLetters", parked.count())
        .build();
  }
}
