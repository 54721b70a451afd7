package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** The whole message, headers and payload, of every published event. */
class GoldenFilesTest {

  @ParameterizedTest
  @EnumSource
  void a_recorded_event_is_written_as_it_was_published(EventType type) {
    var written = message(Examples.of(type));
    if (PublishedFiles.publishing()) {
      PublishedFiles.write(
          PublishedFiles.golden(type),
          CaseEventCodec.json().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(written));
    }

    assertThat(written).isEqualTo(golden(type));
  }

  @ParameterizedTest
  @EnumSource
  void a_published_event_is_read_for_ever(EventType type) {
    var published = golden(type);
    Map<String, String> headers = CaseEventCodec.json().convertValue(published.get("headers"), new TypeReference<>() {
    });

    var read = CaseEventCodec.read(headers, CaseEventCodec.json().writeValueAsBytes(published.get("payload")));

    assertThat(read).isEqualTo(Examples.of(type));
  }

  @ParameterizedTest
  @MethodSource("older")
  void what_was_published_before_a_field_came_is_read_too(Path file) {
    var published = CaseEventCodec.json().readTree(PublishedFiles.read(file));
    Map<String, String> headers = CaseEventCodec.json().convertValue(published.get("headers"), new TypeReference<>() {
    });

    var read = CaseEventCodec.read(headers, CaseEventCodec.json().writeValueAsBytes(published.get("payload")));

    var written = message(read);
    // The one thing that is new when it is written again.
    ((ObjectNode) written.get("headers")).remove("ce_contract");
    assertThat(written).isEqualTo(published);
  }

  static List<Path> older() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/older"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void any_cloud_events_reader_understands_it(EventType type) {
    var caseRecord = Examples.of(type);
    var headers = new RecordHeaders();
    CaseEventCodec.headers(caseRecord)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));

    var cloudEvent = KafkaMessageFactory.createReader(headers, CaseEventCodec.payload(caseRecord)).toEvent();

    assertThat(cloudEvent.getId()).isEqualTo(caseRecord.id());
    assertThat(cloudEvent.getType()).isEqualTo(type.type());
    assertThat(cloudEvent.getSubject()).isEqualTo(caseRecord.dossier().value());
    assertThat(cloudEvent.getTime()).isNotNull();
    assertThat(cloudEvent.getExtension("seq")).hasToString(Long.toString(caseRecord.seq()));
  }

  private static JsonNode golden(EventType type) {
    return CaseEventCodec.json().readTree(PublishedFiles.read(PublishedFiles.golden(type)));
  }

  private static JsonNode message(CaseRecord caseRecord) {
    var json = CaseEventCodec.json();
    var message = json.createObjectNode();
    message.set("headers", json.valueToTree(CaseEventCodec.headers(caseRecord)));
    message.set("payload", json.readTree(CaseEventCodec.payload(caseRecord)));
    return message;
  }
}
