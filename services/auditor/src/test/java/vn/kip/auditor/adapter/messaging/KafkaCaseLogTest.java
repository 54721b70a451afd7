package vn.kip.auditor.adapter.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaCaseLogTest {

  @Test
  void the_auditor_joins_the_brokers_as_the_office_says_and_moves_nobodys_place() {
    var office = new KafkaProperties();
    office.setBootstrapServers(List.of("broker.example.vn:9093"));
    office.getSecurity().setProtocol("SASL_SSL");
    office.getProperties().put("sasl.mechanism", "SCRAM-SHA-512");
    office.getConsumer().setGroupId("auditor");

    assertThat(KafkaCaseLog.settings(office))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "none")
        .doesNotContainKey("group.id");
  }
}
