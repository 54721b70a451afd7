package vn.kip.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import vn.kip.casefile.LogEntry;
import vn.kip.local.EmbeddedParts;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.Figures;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.RandomLog;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.application.Standing;
import vn.kip.reporting.domain.Form06;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.reporting.domain.Period;

/** The service on a real log: started, stopped, and started again by other rules or on another log. */
class ReportingStartTest {

  private static final String TOPIC = "kip.cases";
  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 3, 31);
  private static final List<LogEntry> LOG = RandomLog.of(new Random(41), "SOC_FUNERAL");

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedParts parts;

  @BeforeAll
  static void start() {
    parts = EmbeddedParts.start();
  }

  @AfterAll
  static void stop() {
    parts.close();
  }

  private static ConfigurableApplicationContext service(String... settings) {
    return new SpringApplicationBuilder(ReportingApplication.class)
        .properties("kip.kafka=" + parts.bootstrapServers(), "kip.mongo=" + parts.mongoUri(), "kip.port.reporting=0",
            "spring.jmx.enabled=false")
        .properties(settings).run();
  }

  private static void append(List<LogEntry> log) {
    Map<String, Object> settings = Map.of("bootstrap.servers", parts.bootstrapServers());
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var entry : log) {
        var sending = new ProducerRecord<>(TOPIC, entry.key(), entry.payload());
        entry.headers()
            .forEach((name, value) -> sending.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(sending);
      }
    }
  }

  /** Or more: reporting itself records what the day brings about. */
  private static void awaitFolded(ConfigurableApplicationContext service, int records) {
    await().atMost(Duration.ofSeconds(30)).until(() -> service.getBean(FoldStore.class).checkpoints().stream()
        .mapToLong(checkpoint -> checkpoint.offset() + 1).sum() >= records);
  }

  private static Form06.Row form(ConfigurableApplicationContext service) {
    return service.getBean(Reports.class).form06(FROM, TO, false, null).report().total();
  }

  private static int behind(ConfigurableApplicationContext service) {
    return service.getBean(DetailedReports.class)
        .behind(Form06Column.LATE, new Period(FROM, TO, ""), new DetailedReports.Rows(null, null), null).report()
        .size();
  }

  @Test
  void figures_of_other_rules_are_built_anew_and_another_log_is_said(@TempDir Path calendars)
      throws IOException {
    int late;
    try (var service = service()) {
      append(LOG.subList(0, LOG.size() - 1));
      awaitFolded(service, LOG.size() - 1);
      assertThat(form(service).received()).isEqualTo(40);
      late = form(service).late();
      assertThat(behind(service)).isEqualTo(late).isPositive();
    }

    Files.writeString(calendars.resolve("vn-2022.2.txt"), withDaysOff());
    try (var service = service("kip.calendars=" + calendars)) {
      await().atMost(Duration.ofSeconds(30))
          .until(() -> service.getBean(Figures.class).now() instanceof Standing.Folding);
      assertThat(form(service).late()).isLessThan(late).isEqualTo(behind(service));
      append(LOG.subList(LOG.size() - 1, LOG.size()));
      awaitFolded(service, LOG.size());
      assertThat(health(service, "figuresHealthIndicator")).isEqualTo(Status.UP);
    }

    try (var store = MongoClients.create(parts.mongoUri())) {
      var checkpoints = store.getDatabase("reporting").getCollection("checkpoints-1");
      checkpoints.updateMany(new Document(), new Document("$set", new Document("last", "of another log")));
    }
    try (var service = service("kip.calendars=" + calendars)) {
      await().atMost(Duration.ofSeconds(30))
          .until(() -> service.getBean(Figures.class).now() instanceof Standing.LogLost);
      assertThat(health(service, "caseLogHealthIndicator")).isEqualTo(Status.DOWN);
    }
  }

  private static Status health(ConfigurableApplicationContext service, String indicator) {
    return Objects.requireNonNull(service.getBean(indicator, HealthIndicator.class).health()).getStatus();
  }

  /** All of the usual days, and two weeks in which offices were shut. */
  private static String withDaysOff() throws IOException {
    try (var usual = ReportingStartTest.class.getResourceAsStream("/vn/kip/deadlines/calendars/vn-2022.1.txt")) {
      var text = new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8)
          .replace("id vn-2022.1", "id vn-2022.2").replace("announced 2021-12-01", "announced 2022-01-01");
      var more = new StringBuilder(text);
      for (int day = 5; day < 20; day++) {
        more.append("off 2022-01-%02d Bão | storm%n".formatted(day));
      }
      return more.toString();
    }
  }
}
