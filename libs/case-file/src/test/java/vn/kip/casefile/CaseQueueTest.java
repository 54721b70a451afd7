package vn.kip.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseQueue.CannotTakeInException;
import vn.kip.casefile.Letter.Fault;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.Producer;

/** What becomes of the records of one dossier. */
class CaseQueueTest {

  private static final Instant NOW = Instant.parse("2022-01-10T03:00:00Z");
  private static final DossierId DOSSIER = DossierId.ofRegister("queue");

  private final Dossier dossier = new Dossier();

  @Test
  void records_in_order_are_taken_in() {
    var queue = arrive(entry(0, intake(1)), entry(1, intake(2)));

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void a_repeat_is_skipped_and_one_with_other_content_is_a_letter_that_holds_nobody_up() {
    var other = new CaseRecord(DOSSIER, Producer.INTAKE, 1, NOW, NOW, new OfficerId("forger"), null, null,
        new DossierWithdrawn("another one"));

    var queue = arrive(entry(0, intake(1)), entry(1, intake(1)), entry(2, other), entry(3, intake(2)));

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(faults(queue)).containsExactly(Fault.DIFFERS);
  }

  @Test
  void a_missing_event_that_comes_later_heals_the_gap_and_frees_what_waited() {
    var queue = arrive(entry(0, intake(1)), entry(1, intake(3)), entry(2, payment(1)), entry(3, intake(4)));
    assertThat(faults(queue)).containsExactly(Fault.GAP, Fault.WAITING, Fault.WAITING);

    queue.arrives(entry(4, intake(2)), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2", "intake 3", "payment 1", "intake 4");
    assertThat(queue.letters()).isEmpty();
    assertThat(queue.freed()).containsExactlyInAnyOrder("t-0-1", "t-0-2", "t-0-3");
  }

  @Test
  void the_missing_event_is_found_though_it_was_read_in_an_earlier_batch_than_the_letters() {
    var before = arrive(entry(1, intake(2)));

    var queue = new CaseQueue(before.letters());
    queue.arrives(entry(2, intake(1)), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(queue.freed()).containsExactly("t-0-1");
  }

  @Test
  void two_gaps_of_two_producers_are_healed_one_after_the_other() {
    var queue = arrive(entry(0, intake(2)), entry(1, payment(2)), entry(2, intake(1)));
    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(faults(queue)).containsExactly(Fault.GAP);

    queue.arrives(entry(3, payment(1)), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2", "payment 1", "payment 2");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void a_good_copy_of_a_record_that_cannot_be_read_takes_its_place() {
    var queue = arrive(entry(0, intake(1)), broken(1, intake(2)), entry(2, intake(3)));
    assertThat(faults(queue)).containsExactly(Fault.UNREADABLE, Fault.WAITING);

    queue.arrives(entry(3, intake(2)), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2", "intake 3");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void a_broken_record_under_a_number_that_was_taken_holds_nobody_up() {
    var queue = arrive(entry(0, intake(1)), broken(1, intake(1)), entry(2, intake(2)));

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(faults(queue)).containsExactly(Fault.DIFFERS);
  }

  @Test
  void a_record_of_another_producer_does_not_pass_a_gap() {
    var queue = arrive(entry(0, intake(2)), entry(1, payment(1)));

    assertThat(dossier.taken).isEmpty();
    assertThat(faults(queue)).containsExactly(Fault.GAP, Fault.WAITING);
  }

  @Test
  void what_two_supervisors_give_up_counts_as_seen_and_the_dossier_goes_on() {
    var queue = arrive(entry(0, intake(1)), broken(1, intake(2)), entry(2, intake(3)));

    queue.arrives(entry(3, reporting(1, new RecordDiscarded("t-0-1", Producer.INTAKE, 2L, "garbage",
        new OfficerId("supervisor-1")))), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 3", "reporting 1");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void a_record_that_holds_nobody_up_is_a_letter_no_more_when_it_is_given_up() {
    var queue = arrive(entry(0, intake(1)), broken(1, intake(1)));
    assertThat(faults(queue)).containsExactly(Fault.DIFFERS);

    queue.arrives(entry(2, discarded(1, "t-0-1")), dossier);

    assertThat(queue.letters()).isEmpty();
    assertThat(queue.freed()).containsExactly("t-0-1");
  }

  @Test
  void what_gives_a_record_up_does_so_though_it_was_missing_itself() {
    var queue = arrive(entry(0, discarded(2, "t-0-9")), broken(1, intake(1)), entry(2, payment(1)));
    assertThat(faults(queue)).containsExactly(Fault.GAP, Fault.UNREADABLE, Fault.WAITING);

    queue.arrives(entry(3, discarded(1, "t-0-1")), dossier);

    assertThat(dossier.taken).containsExactly("reporting 1", "reporting 2", "payment 1");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void what_stands_behind_a_lost_event_is_taken_in_when_the_lost_one_is_given_up() {
    var queue = arrive(entry(0, intake(1)), entry(1, intake(4)), entry(2, intake(5)));

    queue.arrives(entry(3, reporting(1, new RecordDiscarded("t-0-1", Producer.INTAKE, 3L, "lost with the disk",
        new OfficerId("supervisor-1")))), dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 4", "intake 5", "reporting 1");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void a_record_that_fails_is_tried_again_until_it_is_taken_in() {
    dossier.fails = true;
    var queue = arrive(entry(0, intake(1)), entry(1, intake(2)));
    assertThat(faults(queue)).containsExactly(Fault.FAILED, Fault.WAITING);

    queue.takeWaiting(dossier);
    assertThat(faults(queue)).as("it fails again").containsExactly(Fault.FAILED, Fault.WAITING);
    dossier.fails = false;
    queue.takeWaiting(dossier);

    assertThat(dossier.taken).containsExactly("intake 1", "intake 2");
    assertThat(queue.letters()).isEmpty();
  }

  @Test
  void letters_that_a_crash_left_behind_though_they_were_taken_in_hold_nobody_up() {
    var left = arrive(entry(0, intake(2))).letters();
    dossier.seen.put(Producer.INTAKE, 2L);

    var queue = new CaseQueue(left);
    queue.arrives(entry(1, intake(3)), dossier);

    assertThat(dossier.taken).containsExactly("intake 3");
    assertThat(queue.freed()).containsExactly("t-0-0");
  }

  @Test
  void what_comes_again_in_the_same_batch_as_before_changes_no_letter() {
    var letters = arrive(entry(0, intake(2)), entry(1, intake(3))).letters();

    var again = new CaseQueue(letters);
    again.arrives(entry(0, intake(2)), dossier);
    again.arrives(entry(1, intake(3)), dossier);

    assertThat(again.letters()).isEqualTo(letters);
    assertThat(again.changed()).isEmpty();
  }

  private CaseQueue arrive(LogEntry... entries) {
    var queue = new CaseQueue(List.of());
    for (var entry : entries) {
      queue.arrives(entry, dossier);
    }
    return queue;
  }

  private static List<Fault> faults(CaseQueue queue) {
    return queue.letters().stream().map(Letter::fault).toList();
  }

  private static CaseRecord intake(long seq) {
    return new CaseRecord(DOSSIER, Producer.INTAKE, seq, NOW, NOW, new OfficerId("ward-1"), null, null,
        new DossierWithdrawn("rút"));
  }

  private static CaseRecord payment(long seq) {
    return record(Producer.PAYMENT, seq, new GrantReturned("G-1", "again"));
  }

  private static CaseRecord reporting(long seq, CaseEvent event) {
    return record(Producer.REPORTING, seq, event);
  }

  private static CaseRecord discarded(long seq, String letter) {
    return reporting(seq, new RecordDiscarded(letter, null, null, "garbage", new OfficerId("supervisor-1")));
  }

  private static CaseRecord record(Producer producer, long seq, CaseEvent event) {
    return new CaseRecord(DOSSIER, producer, seq, NOW, NOW, new OfficerId("officer"), null, null, event);
  }

  private static LogEntry entry(long offset, CaseRecord caseRecord) {
    return new LogEntry("t", 0, offset, DOSSIER.value(), CaseEventCodec.headers(caseRecord),
        CaseEventCodec.payload(caseRecord));
  }

  private static LogEntry broken(long offset, CaseRecord caseRecord) {
    return new LogEntry("t", 0, offset, DOSSIER.value(), new HashMap<>(CaseEventCodec.headers(caseRecord)),
        new byte[]{'{'});
  }

  /** A reader that remembers what it was given. */
  private static final class Dossier implements CaseQueue.Reader {

    private final List<String> taken = new ArrayList<>();
    private final Map<String, CaseRecord> records = new HashMap<>();
    private final Map<Producer, Long> seen = new EnumMap<>(Producer.class);
    private boolean fails;

    @Override
    public long seen(Producer producer) {
      return seen.getOrDefault(producer, 0L);
    }

    @Override
    public boolean differs(CaseRecord repeat) {
      var before = records.get(repeat.id());
      return before != null && !before.sameAs(repeat);
    }

    @Override
    public void take(LogEntry entry, CaseRecord arrived) {
      if (fails) {
        throw new CannotTakeInException(Fault.FAILED, "it fails", new IllegalStateException());
      }
      taken.add(arrived.producer().source() + " " + arrived.seq());
      records.put(arrived.id(), arrived);
      seen.put(arrived.producer(), arrived.seq());
    }

    @Override
    public void giveUp(Producer producer, long upTo) {
      seen.merge(producer, upTo, Math::max);
    }
  }
}
