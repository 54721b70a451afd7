package vn.kip.caselog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.casefile.Proposal.Verdict.RELEASE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.support.GenericMessage;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.caselog.LogBatch;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What must hold of taking in what others record, and of what cannot be taken in. */
abstract class ConsumerContract extends CaseLogFixture {

  private static final OfficerId SECOND = new OfficerId("supervisor-2");

  @Test
  void a_repeated_record_is_taken_in_once_and_answered_once() {
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(1)), entry(2, appraised(2))));
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(1)), entry(2, appraised(2))));

    var file = files.find(dossier).orElseThrow();
    assertThat(file.seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(file.seen(Producer.INTAKE)).as("one answer for each").isEqualTo(2);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_lost_event_is_raised_and_what_follows_waits_in_order() {
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(3)), entry(2, appraised(4))));

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(1);
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::waiting).containsExactly(false, true);
    assertThat(letters.list().getFirst().reason()).contains("event 3 came where 2 was due");
  }

  @Test
  void poison_holds_its_own_dossier_only_and_a_second_person_releases_it() {
    var other = new DossierId(UUID.randomUUID().toString());
    poisoned.set(true);
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(2)), entry(2, appraised(other, 1))));
    poisoned.set(false);
    consumer.accept(List.of(entry(3, appraised(3))));

    assertThat(files.find(other)).as("others go on").isPresent();
    assertThat(files.find(dossier)).isEmpty();
    var head = letters.list().getFirst();
    assertThat(letters.preview(head.id()).orElseThrow().failure()).isNull();
    assertThat(letters.confirm(head.id(), RELEASE, OFFICER, NOW)).isInstanceOf(DeadLetters.Decided.Refused.class);
    letters.propose(head.id(), Proposal.release(OFFICER, NOW));
    assertThat(letters.confirm(head.id(), RELEASE, OFFICER, NOW)).isInstanceOf(DeadLetters.Decided.Refused.class);

    assertThat(letters.confirm(head.id(), RELEASE, SECOND, NOW))
        .isEqualTo(new DeadLetters.Decided.Released(3, 0));
    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(3);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_record_that_is_no_event_is_parked_and_the_rest_of_its_batch_goes_on() {
    var garbage = new LogEntry(topic, 0, 7, "not-a-dossier", Map.of("ce_type", "vn.kip.nonsense.v1"),
        new byte[]{1, 2, 3});

    consumer.accept(List.of(garbage, entry(8, appraised(1))));

    assertThat(letters.list()).hasSize(1);
    assertThat(letters.list().getFirst().reason()).contains("ce_type");
    assertThat(files.find(dossier)).isPresent();
  }

  @Test
  void what_comes_before_a_parked_record_does_not_wait_for_it() {
    var broken = new LogEntry(topic, 0, 1, dossier.value(), Map.of("ce_type", "vn.kip.nonsense.v1"), new byte[0]);

    consumer.accept(List.of(entry(0, appraised(1)), broken, entry(2, appraised(2))));

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(1);
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::waiting).containsExactly(false, true);
  }

  @Test
  void a_batch_that_comes_again_after_a_crash_leaves_its_letters_as_they_are() {
    poisoned.set(true);
    var batch = List.of(entry(5, appraised(1)), entry(6, appraised(2)));
    consumer.accept(batch);
    var head = letters.list().getFirst();
    letters.propose(head.id(), Proposal.release(OFFICER, NOW));
    poisoned.set(false);

    consumer.accept(batch);

    assertThat(files.find(dossier)).as("only a second person releases it").isEmpty();
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::waiting).containsExactly(false, true);
    assertThat(letters.list().getFirst().proposal()).isEqualTo(Proposal.release(OFFICER, NOW));
  }

  @Test
  void a_record_parked_while_those_before_it_are_released_does_not_wait_behind_nothing() {
    consumer.accept(List.of(entry(0, appraised(1))));
    stored.park(new Letter(entry(1, appraised(2)), Fault.WAITING, "waits"));

    letters.settle(dossier);

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void what_is_parked_while_a_release_runs_is_released_with_it() {
    poisoned.set(true);
    consumer.accept(List.of(entry(0, appraised(1))));
    poisoned.set(false);
    var head = letters.list().getFirst();
    letters.propose(head.id(), Proposal.release(OFFICER, NOW));
    meanwhile.set(() -> stored.park(new Letter(entry(1, appraised(2)), Fault.WAITING, "waits")));

    assertThat(letters.confirm(head.id(), RELEASE, SECOND, NOW))
        .isEqualTo(new DeadLetters.Decided.Released(2, 0));
    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_preview_notes_nothing_anywhere() {
    poisoned.set(true);
    consumer.accept(List.of(entry(0, appraised(1))));
    poisoned.set(false);
    int before = noted.get();

    var preview = letters.preview(letters.list().getFirst().id()).orElseThrow();

    assertThat(preview.failure()).isNull();
    assertThat(preview.wouldRecord()).containsExactly(new IntakeEvent.DossierPosted());
    assertThat(noted.get()).isEqualTo(before);
  }

  @Test
  void a_dossier_whose_file_is_too_large_is_parked_and_the_rest_of_its_batch_goes_on() {
    var other = new DossierId(UUID.randomUUID().toString());
    consumer.accept(List.of(entry(0, withALongNote(1))));

    consumer.accept(List.of(entry(1, withALongNote(2)), entry(2, appraised(3)), entry(3, appraised(other, 1))));

    assertThat(files.find(other)).isPresent();
    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(1);
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::waiting).containsExactly(false, true);
    assertThat(letters.list().getFirst().reason()).contains("too large");
  }

  @Test
  void a_record_without_a_value_or_with_a_header_without_one_is_parked() {
    var headers = Map.<String, Object>of(
        KafkaHeaders.RECEIVED_TOPIC, List.of(topic),
        KafkaHeaders.RECEIVED_PARTITION, List.of(0),
        KafkaHeaders.OFFSET, List.of(3L),
        KafkaHeaders.RECEIVED_KEY, List.of(dossier.value()),
        KafkaHeaders.RECEIVED_TIMESTAMP, List.of(NOW.toEpochMilli()),
        KafkaHeaders.BATCH_CONVERTED_HEADERS, List.of(CaseEventCodec.headers(appraised(1))));
    List<?> withoutValue = List.of(KafkaNull.INSTANCE);
    @SuppressWarnings("unchecked") // as the converter hands it over
    var payloads = (List<byte[]>) withoutValue;

    consumer.accept(LogBatch.entries(new GenericMessage<>(payloads, headers)));

    assertThat(letters.list()).singleElement().satisfies(letter -> {
      assertThat(letter.dossier()).isEqualTo(dossier);
      assertThat(letter.reason()).contains("payload");
    });
  }

  @Test
  void a_header_without_a_value_is_absent() {
    var target = new HashMap<String, Object>();
    var source = new RecordHeaders().add("ce_actor", null).add("ce_seq", new byte[]{'7'});

    new CaseLogReadingConfiguration().caseLogHeaderMapper().toHeaders(source, target);

    assertThat(target).containsExactly(Map.entry("ce_seq", "7"));
  }

  /** Two of them are more than the store keeps in one document. */
  private CaseRecord withALongNote(long seq) {
    return new CaseRecord(dossier, Producer.ELIGIBILITY, seq, NOW, NOW, new OfficerId("division-1"), null, null,
        new DossierAppraised(Outcome.Proposal.GRANT, 1L, "x".repeat(9 * 1024 * 1024)));
  }
}
