package vn.kip.reporting.adapter.messaging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.kip.caselog.DeadLetters;
import vn.kip.caselog.LogEntry;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.ProgrammeRules;

/** The fold, and the consumer that drives it from the checkpoints on. */
@Configuration(proxyBeanMethods = false)
class ReportingWiring {

  @Bean
  Catalogue catalogue(@Value("${kip.catalogue:}") String folder) {
    return Catalogue.of(folder);
  }

  @Bean
  CaseFold caseFold(Catalogue catalogue) {
    return new CaseFold(rules(catalogue), new DeadlineCalculator(Calendars.vietnam()));
  }

  private static ProgrammeRules rules(Catalogue catalogue) {
    return (code, version) -> catalogue.find(code).flatMap(programme -> version == null
        ? Optional.of(new ProgrammeRules.Terms(programme.field(), programme.statutory(), null, null))
        : programme.version(version).map(pinned -> new ProgrammeRules.Terms(programme.field(), programme.statutory(),
            pinned.limit(), pinned.postingWorkingDays())));
  }

  @Bean
  Reports reports(FoldStore store, CaseSearch search, CaseFold fold, Catalogue catalogue) {
    var fields = new LinkedHashMap<String, String>();
    catalogue.programmes().stream().filter(Programme::statutory)
        .forEach(programme -> fields.put(programme.code(), programme.field()));
    return new Reports(store, search, fold, fields);
  }

  @Bean
  DetailedReports detailedReports(Reports reports, CaseSearch search, CaseFold fold, IndicatorBook indicators) {
    return new DetailedReports(reports, search, fold, indicators);
  }

  @Bean
  LogFold logFold(FoldStore store, CaseFold fold, ParkedRecords parked) {
    return new LogFold(store, fold, parked);
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(LogFold fold) {
    return batch -> fold.accept(LogEntry.of(batch));
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
  HealthIndicator caseLogHealthIndicator(FoldStore store, DeadLetters deadLetters) {
    return () -> Health.up()
        .withDetail("folded", store.checkpoints().stream().mapToLong(checkpoint -> checkpoint.offset() + 1).sum())
        .withDetail("deadLetters", deadLetters.list().size())
        .build();
  }
}
