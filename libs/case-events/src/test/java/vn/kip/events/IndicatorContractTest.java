package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/** What is published about indicators stays readable for ever, like the events of dossiers. */
class IndicatorContractTest {

  @ParameterizedTest
  @EnumSource
  void a_statement_is_written_and_read_as_it_was_published(IndicatorEvent.Type type) {
    var written = message(example(type));
    publish(PublishedFiles.GOLDEN.resolve(type.type() + ".json"), written);
    var published = CaseEventCodec.json()
        .readTree(PublishedFiles.read(PublishedFiles.GOLDEN.resolve(type.type() + ".json")));
    Map<String, String> headers = CaseEventCodec.json().convertValue(published.get("headers"), new TypeReference<>() {
    });

    assertThat(written).isEqualTo(published);
    assertThat(
        IndicatorEventCodec.read(headers, CaseEventCodec.json().writeValueAsBytes(published.get("payload"))))
        .isEqualTo(example(type));
  }

  @ParameterizedTest
  @EnumSource
  void its_schema_has_not_changed_incompatibly(IndicatorEvent.Type type) {
    var current = EventSchema.of(type.event());
    var file = PublishedFiles.SCHEMAS.resolve(type.type() + ".json");
    if (!file.toFile().exists()) {
      publish(file, current);
    }
    var published = CaseEventCodec.json().readTree(PublishedFiles.read(file));

    assertThat(SchemaCompatibilityTest.breaks(published, current)).isEmpty();
    assertThat(current).isEqualTo(published);
  }

  @Test
  void what_is_no_such_event_is_refused_with_its_reason() {
    var headers = IndicatorEventCodec.headers(example(IndicatorEvent.Type.OBSERVED));
    headers.put("ce_type", "vn.kip.indicator.guessed.v1");

    assertThatThrownBy(() -> IndicatorEventCodec.read(headers, new byte[0])).hasMessageContaining("guessed");
    headers.put("ce_type", "vn.kip.indicator.observed.v1");
    assertThatThrownBy(() -> IndicatorEventCodec.read(headers, "{".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessageContaining("payload");
    headers.remove("ce_seq");
    assertThatThrownBy(() -> IndicatorEventCodec.read(headers, new byte[0])).hasMessageContaining("ce_seq: missing");
  }

  private static IndicatorRecord example(IndicatorEvent.Type type) {
    return new IndicatorRecord(2, Instant.parse("2023-01-05T01:20:30Z"), new OfficerId("register-import"),
        switch (type) {
          case OBSERVED -> new IndicatorEvent.IndicatorObserved(LocalDate.of(2022, 12, 31), "TRAINED_LABOUR_RATE",
              new BigDecimal("72.4"), "percent", "Điều tra lao động");
          case TARGET_SET ->
            new IndicatorEvent.TargetSet(2022, "JOBS_CREATED", new BigDecimal("1500"), "person",
                "NQ-HĐND kế hoạch 2022");
        });
  }

  private static void publish(java.nio.file.Path file, JsonNode content) {
    if (PublishedFiles.publishing()) {
      PublishedFiles.write(file,
          CaseEventCodec.json().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content));
    }
  }

  private static JsonNode message(IndicatorRecord statement) {
    var json = CaseEventCodec.json();
    var message = json.createObjectNode();
    message.set("headers", json.valueToTree(IndicatorEventCodec.headers(statement)));
    message.set("payload", json.readTree(IndicatorEventCodec.payload(statement)));
    return message;
  }
}
