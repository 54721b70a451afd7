package vn.kip.reporting.adapter.messaging;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.kip.casefile.LogEntry;
import vn.kip.caselog.BatchWatch;
import vn.kip.caselog.LogBatch;
import vn.kip.caselog.LogReader;
import vn.kip.reporting.application.Figures;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.FoldStore.FencedException;
import vn.kip.reporting.application.Generations;
import vn.kip.reporting.application.LiveFold;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.application.Rebuild;
import vn.kip.reporting.application.WholeLog;
import vn.kip.reporting.domain.CaseFold;

/** The fold, and the consumer that drives it from the checkpoints on. */
@Configuration(proxyBeanMethods = false)
class FoldWiring {

  @Bean
  LiveFold liveFold(ObjectProvider<BindingsLifecycleController> bindings) {
    return new BoundLiveFold(bindings);
  }

  @Bean
  WholeLog.Source wholeLog(KafkaProperties kafka, @Value("${kip.topic:kip.cases}") String topic) {
    return () -> new KafkaWholeLog(kafka, topic);
  }

  @Bean
  Rebuild rebuild(Generations generations, FoldStore running, CaseFold fold, WholeLog.Source log, LiveFold live,
      InstantSource clock, @Value("${kip.rebuild.cases-in-memory:5000}") int casesInMemory) {
    return new Rebuild(generations, running, fold, log, live, clock, casesInMemory);
  }

  @Bean
  Figures figures(Generations generations, FoldStore running, WholeLog.Source log, LiveFold live, Rebuild rebuild,
      FoldRules rules, @Value("${kip.rebuild.first-from:50000}") long longFrom) {
    return new Figures(generations, running, log, live, rebuild, rules, longFrom);
  }

  /** What was folded may be of another log or by other rules, and a long log is built first. */
  @Bean
  LogReader logReader(FoldStore store, Figures figures) {
    return new FoldReader(store, figures);
  }

  @Bean
  LogFold logFold(Generations generations, CaseFold fold) {
    return new LogFold(generations::running, fold);
  }

  /** The Spring Cloud Stream function {@code caseLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> caseLog(LogFold fold, Figures figures, BatchWatch batches) {
    return message -> batches.take(LogBatch.entries(message), batch -> take(fold, figures, batch));
  }

  private static void take(LogFold fold, Figures figures, List<LogEntry> batch) {
    try {
      fold.accept(batch);
    } catch (FencedException e) {
      if (fold.isFenced()) {
        // Not on this thread: it is the consumer's own, which is to be stopped.
        Thread.ofPlatform().name("figures").start(figures::switched);
      }
      throw e;
    }
  }

  /**
   * Offsets and figures stand in one store: the group's own offsets are not asked. The short topic of indicators is read
   * from its start every time.
   */
  @Bean
  KafkaBindingRebalanceListener startFromCheckpoints(LogFold fold, @Value("${kip.topic:kip.cases}") String cases) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String bindingName,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        var store = fold.takeUp();
        partitions.forEach(partition -> consumer.seek(partition,
            partition.topic().equals(cases) ? store.checkpoint(partition.partition()).offset() + 1 : 0));
      }
    };
  }

  @Bean
  HealthIndicator caseLogHealthIndicator(FoldStore store, ParkedRecords parked, Figures figures) {
    return new FoldHealth(store, parked, figures);
  }

  /** Whether reports may be asked for: part of readiness. */
  @Bean
  HealthIndicator figuresHealthIndicator(Figures figures) {
    return new FiguresHealth(figures);
  }
}
