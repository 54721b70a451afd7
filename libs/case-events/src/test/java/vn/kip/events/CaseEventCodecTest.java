package vn.kip.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseEventCodecTest {

  private static final int LATER = CaseEventCodec.CONTRACT + 1;

  private static final CaseRecord ACCEPTED = Examples.of(EventType.DOSSIER_ACCEPTED);
  private static final CaseRecord REFUSED = Examples.of(EventType.DOSSIER_REFUSED_AT_DESK);

  @Test
  void a_record_of_an_unknown_type_is_unreadable() {
    unreadable(headers -> headers.put("ce_type", "vn.kip.dossier.vanished.v1"),
        "ce_type: unknown: vn.kip.dossier.vanished.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_type", "ce_source", "ce_subject", "ce_seq", "ce_time", "ce_recordedtime", "ce_actor"})
  void a_record_without_one_of_its_attributes_is_unreadable(String attribute) {
    unreadable(headers -> headers.remove(attribute), attribute + ": missing");
  }

  @ParameterizedTest
  @CsvSource({"ce_type,Nguyễn Thị Đào", "ce_source,bank", "ce_subject,Nguyễn Thị Đào", "ce_seq,two", "ce_seq,0",
      "ce_seq,-1",
      "ce_seq,9223372036854775808", "ce_time,yesterday", "ce_time,2022-01-04", "ce_time,1899-12-31T23:59:59Z",
      "ce_time,-999999999-01-01T00:00:00Z", "ce_recordedtime,+999999999-12-31T23:59:59Z",
      "ce_recordedtime,3000-01-01T00:00:00Z", "ce_actor,''", "ce_importedby,''", "ce_registerseq,four",
      "ce_contract,two",
      "ce_contract,0", "ce_contract,-3"})
  void an_attribute_that_is_none_is_named_and_not_quoted(String attribute, String value) {
    assertThatThrownBy(() -> read(headers -> headers.put(attribute, value)))
        .isInstanceOf(UnreadableEventException.class).hasNoCause().hasMessageStartingWith(attribute + ": ")
        .hasMessageNotContaining("Nguyễn").hasMessageNotContaining("999999999");
  }

  @Test
  void an_event_from_a_service_that_does_not_own_it_is_unreadable() {
    unreadable(headers -> headers.put("ce_source", "payment"), "ce_source");
  }

  @Test
  void what_is_said_of_the_log_may_come_from_any_service() {
    var discarded = Examples.of(EventType.RECORD_DISCARDED);
    for (var producer : Producer.values()) {
      var headers = new HashMap<>(CaseEventCodec.headers(discarded));
      headers.put("ce_source", producer.source());

      assertThat(CaseEventCodec.read(headers, CaseEventCodec.payload(discarded)).producer()).isEqualTo(producer);
    }
  }

  @Test
  void an_event_recorded_before_it_happened_is_unreadable() {
    unreadable(headers -> headers.put("ce_recordedtime", "2021-12-31T00:00:00Z"),
        "ce_recordedtime: recorded before");
  }

  @Test
  void nothing_was_recorded_after_the_log_took_it() {
    var headers = CaseEventCodec.headers(ACCEPTED);
    var recorded = ACCEPTED.recordedAt();

    assertThat(CaseEventCodec.read(headers, CaseEventCodec.payload(ACCEPTED), recorded)).isEqualTo(ACCEPTED);
    assertThatThrownBy(
        () -> CaseEventCodec.read(headers, CaseEventCodec.payload(ACCEPTED), recorded.minusMillis(1)))
        .isInstanceOf(UnreadableEventException.class).hasMessageStartingWith("ce_recordedtime: later");
  }

  @Test
  void a_reason_quotes_nothing_of_what_a_citizen_has_told() {
    var submitted = Examples.of(EventType.DOSSIER_SUBMITTED);
    var payload = submitted.json().replace("\"DESK\"", "\"FAX\"");

    assertThatThrownBy(() -> CaseEventCodec.read(CaseEventCodec.headers(submitted), bytes(payload)))
        .hasNoCause().hasMessage("payload.channel: not what its schema says");
  }

  @Test
  void an_answer_may_be_null_which_is_unknown() {
    var submitted = Examples.of(EventType.DOSSIER_SUBMITTED);
    var payload = submitted.json().replace("{\"pension\":false}", "{\"pension\":null,\"lines\":[null,{\"id\":null}]}");

    var event = (IntakeEvent.DossierSubmitted) CaseEventCodec
        .read(CaseEventCodec.headers(submitted), bytes(payload)).event();

    assertThat(event.facts()).containsEntry("pension", null).containsKey("lines");
  }

  @Test
  void what_a_newer_service_has_added_is_kept_letter_by_letter() {
    var payload = "{ \"reason\":\"Sai nơi nộp\",\n \"counter\" : {\"no\": 7} }";

    var read = CaseEventCodec.read(CaseEventCodec.headers(REFUSED), bytes(payload));

    assertThat(read.event()).isEqualTo(new IntakeEvent.DossierRefusedAtDesk("Sai nơi nộp"));
    assertThat(CaseEventCodec.payload(read)).isEqualTo(bytes(payload));
  }

  @Test
  void a_type_of_a_later_contract_keeps_its_place() {
    var payload = "{\"by\":\"drone\"}";
    var headers = new HashMap<>(CaseEventCodec.headers(REFUSED));
    headers.put("ce_type", "vn.kip.dossier.delivered.v1");
    headers.put("ce_contract", Integer.toString(LATER));

    var read = CaseEventCodec.read(headers, bytes(payload));

    assertThat(read.event()).isEqualTo(new NewerEvent("vn.kip.dossier.delivered.v1", LATER));
    assertThat(read.json()).isEqualTo(payload);
    assertThat(CaseEventCodec.headers(read)).isEqualTo(headers);
    headers.put("ce_source", "bank");
    assertThatThrownBy(() -> CaseEventCodec.read(headers, bytes(payload))).hasMessageStartingWith("ce_source");
    headers.put("ce_source", "intake");
    headers.put("ce_type", "Nguyễn Thị Đào");
    assertThatThrownBy(() -> CaseEventCodec.read(headers, bytes(payload))).hasMessage("ce_type: no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2", "3", "4"})
  void a_type_this_contract_ought_to_know_is_unreadable(String contract) {
    unreadable(headers -> {
      headers.put("ce_type", "vn.kip.dossier.delivered.v1");
      headers.remove("ce_contract");
      if (!contract.isEmpty()) {
        headers.put("ce_contract", contract);
      }
    }, "ce_type: unknown");
  }

  @Test
  void a_value_of_a_later_contract_keeps_its_place_too() {
    var submitted = Examples.of(EventType.DOSSIER_SUBMITTED);
    var payload = bytes(submitted.json().replace("\"DESK\"", "\"KIOSK\""));
    var headers = new HashMap<>(CaseEventCodec.headers(submitted));
    headers.put("ce_contract", Integer.toString(LATER));

    assertThat(CaseEventCodec.read(headers, payload).event())
        .isEqualTo(new NewerEvent("vn.kip.dossier.submitted.v1", LATER));
    assertThat(CaseEventCodec.read(headers, CaseEventCodec.payload(submitted)).event()).isEqualTo(submitted.event());
    assertThatThrownBy(() -> CaseEventCodec.read(headers, bytes("{"))).hasMessage("payload: no JSON object");
  }

  @ParameterizedTest
  @EnumSource
  void a_repeat_says_the_same_in_whatever_order(EventType type) {
    var once = Examples.of(type);
    var again = CaseEventCodec.read(CaseEventCodec.headers(once), bytes(" " + once.json() + "\n"));

    assertThat(again).isNotEqualTo(once);
    assertThat(once.sameAs(again)).isTrue();
    assertThat(again.sameAs(once)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ce_subject,another-dossier", "ce_seq,4", "ce_time,2022-01-04T01:15:01Z",
      "ce_recordedtime,2022-01-04T01:20:31Z", "ce_actor,chair-1", "ce_causationid,x", "ce_importedby,x",
      "ce_registerseq,5"})
  void another_envelope_is_another_record(String attribute, String value) {
    assertThat(ACCEPTED.sameAs(read(headers -> headers.put(attribute, value)))).isFalse();
  }

  @Test
  void another_content_under_the_same_number_is_no_repeat() {
    var headers = CaseEventCodec.headers(REFUSED);
    var unknownMember = CaseEventCodec.read(headers, bytes(REFUSED.json().replace("}", ",\"counter\":7}")));
    var other = CaseEventCodec.read(headers, bytes("{\"reason\":\"Khác\"}"));

    assertThat(REFUSED.sameAs(other)).isFalse();
    assertThat(REFUSED.sameAs(unknownMember)).as("even where only a newer reader would see it").isFalse();
  }

  @Test
  void half_a_character_is_kept_as_the_log_has_it() {
    var at = Instant.parse("2022-01-04T01:15:00Z");
    var written = new CaseRecord(Examples.DOSSIER, Producer.INTAKE, 1, at, at, new OfficerId("ward-1"), null, null,
        new IntakeEvent.DossierRefusedAtDesk("Sai \ud83d"));

    var read = CaseEventCodec.read(CaseEventCodec.headers(written), CaseEventCodec.payload(written));

    assertThat(read.json()).isEqualTo("{\"reason\":\"Sai ?\"}").isEqualTo(written.json());
    assertThat(written.sameAs(read)).isTrue();
  }

  @Test
  void what_nobody_could_read_is_not_written() {
    var event = new ReportingEvent.DeadlineMissed(java.time.LocalDate.MAX);
    var at = Instant.parse("2022-01-04T01:15:00Z");

    assertThatThrownBy(() -> new CaseRecord(Examples.DOSSIER, Producer.REPORTING, 1, at, at, new OfficerId("watch"),
        null, null, event)).isInstanceOf(UnreadableEventException.class).hasMessageStartingWith("payload.due: ");
  }

  private static CaseRecord read(Consumer<Map<String, String>> damage) {
    var headers = new HashMap<>(CaseEventCodec.headers(ACCEPTED));
    damage.accept(headers);
    return CaseEventCodec.read(headers, CaseEventCodec.payload(ACCEPTED));
  }

  private static void unreadable(Consumer<Map<String, String>> damage, String reason) {
    assertThatThrownBy(() -> read(damage)).isInstanceOf(UnreadableEventException.class)
        .hasMessageStartingWith(reason);
  }

  private static byte[] bytes(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8);
  }
}
