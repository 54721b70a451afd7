package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CaseEventCodecTest {

  private static final CaseRecord ACCEPTED = Examples.of(EventType.DOSSIER_ACCEPTED);

  @Test
  void a_record_of_an_unknown_type_is_unreadable() {
    unreadable(headers -> headers.put("ce_type", "vn.kip.dossier.vanished.v1"), "ce_type");
  }

  @Test
  void a_record_without_its_sequence_number_is_unreadable() {
    unreadable(headers -> headers.remove("ce_seq"), "ce_seq");
  }

  @Test
  void a_sequence_number_that_is_no_number_is_unreadable() {
    unreadable(headers -> headers.put("ce_seq", "two"), "two");
  }

  @Test
  void a_record_with_a_time_that_is_no_time_is_unreadable() {
    unreadable(headers -> headers.put("ce_time", "yesterday"), "yesterday");
  }

  @Test
  void an_event_from_a_service_that_does_not_own_it_is_unreadable() {
    unreadable(headers -> headers.put("ce_source", "payment"), "ce_source");
  }

  @Test
  void an_event_recorded_before_it_happened_is_unreadable() {
    unreadable(headers -> headers.put("ce_recordedtime", "2021-12-31T00:00:00Z"), "recorded before");
  }

  @Test
  void a_payload_that_is_no_json_is_unreadable() {
    assertThatThrownBy(
        () -> CaseEventCodec.read(CaseEventCodec.headers(ACCEPTED), "not json".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("payload");
  }

  private static void unreadable(Consumer<Map<String, String>> damage, String mentions) {
    var headers = new HashMap<>(CaseEventCodec.headers(ACCEPTED));
    damage.accept(headers);
    assertThatThrownBy(() -> CaseEventCodec.read(headers, CaseEventCodec.payload(ACCEPTED)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining(mentions);
  }
}
