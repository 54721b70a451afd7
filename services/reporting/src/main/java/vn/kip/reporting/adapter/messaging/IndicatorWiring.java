package vn.kip.reporting.adapter.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.messaging.Message;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.caselog.LogBatch;
import vn.kip.events.IndicatorEventCodec;
import vn.kip.events.IndicatorRecord;
import vn.kip.events.UnreadableEventException;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.application.ParkedRecords;

/** Targets and observed values: their topic, who writes it, and the fold that reads it from its start. */
@Configuration(proxyBeanMethods = false)
class IndicatorWiring {

  private static final String FOR_EVER = "-1";

  /** One partition: some hundred statements a year need no more, and so stand in one order. */
  @Bean
  NewTopic indicatorTopic(@Value("${kip.indicators-topic:kip.indicators}") String topic,
      @Value("${kip.replicas:1}") int replicas) {
    return TopicBuilder.name(topic).partitions(1).replicas(replicas).config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
        .build();
  }

  @Bean
  KafkaProducer<String, byte[]> indicatorProducer(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "reporting-indicators");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Bean
  IndicatorBook indicatorBook(IndicatorBook.Store store, KafkaProducer<String, byte[]> producer,
      @Value("${kip.indicators-topic:kip.indicators}") String topic) {
    return new IndicatorBook(store, statements -> append(producer, topic, statements));
  }

  private static void append(KafkaProducer<String, byte[]> producer, String topic, List<IndicatorRecord> statements) {
    var sent = new ArrayList<Future<?>>();
    for (var statement : statements) {
      var sending = new ProducerRecord<>(topic, statement.event().subject(), IndicatorEventCodec.payload(statement));
      IndicatorEventCodec.headers(statement)
          .forEach((name, value) -> sending.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      sent.add(producer.send(sending));
    }
    try {
      for (var acknowledged : sent) {
        acknowledged.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending to " + topic, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take statements for " + topic, e);
    }
  }

  /** The Spring Cloud Stream function {@code indicatorLog}. */
  @Bean
  Consumer<Message<List<byte[]>>> indicatorLog(IndicatorBook book, ParkedRecords parked) {
    return batch -> LogBatch.entries(batch).forEach(entry -> take(book, parked, entry));
  }

  private static void take(IndicatorBook book, ParkedRecords parked, LogEntry entry) {
    IndicatorRecord statement;
    try {
      statement = IndicatorEventCodec.read(entry.headers(), entry.payload());
    } catch (UnreadableEventException e) {
      parked.park(new Letter(entry, Letter.Fault.UNREADABLE, String.valueOf(e.getMessage())));
      return;
    }
    try {
      book.take(statement);
    } catch (IllegalStateException e) {
      parked.park(new Letter(entry, Letter.Fault.GAP, String.valueOf(e.getMessage())));
    }
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> unsentStatementsGoOut(IndicatorBook book) {
    return _ -> book.sendUnsent();
  }
}
