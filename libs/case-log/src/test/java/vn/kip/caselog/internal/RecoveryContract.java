package vn.kip.caselog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.kip.casefile.Proposal.Verdict.DISCARD;
import static vn.kip.casefile.Proposal.Verdict.RELEASE;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.CommandKey;
import vn.kip.casefile.DeadLetters;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.ViewField;
import vn.kip.caselog.LogGate;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.NewerEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What must hold on bad days: a store put back to an old copy, answers that are lost, events that are missing or newer. */
abstract class RecoveryContract extends ConsumerContract {

  static final OfficerId WARD = new OfficerId("ward-19336-1");
  private static final OfficerId SECOND = new OfficerId("supervisor-2");

  @Test
  void a_store_put_back_to_an_old_copy_takes_from_the_log_what_it_lacks_and_concludes_nothing_twice() {
    consumer.accept(List.of(entry(0, appraised(1))));
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var before = files.find(dossier).orElseThrow().history();
    var log = List.of(entry(0, appraised(1)), entry(1, own(before, 1)), entry(2, own(before, 2)),
        entry(3, appraised(2)));

    collection.drop();
    gate.reading(Map.of(0, 4L));
    startService();
    consumer.accept(log);
    concludePending();

    var file = files.find(dossier).orElseThrow();
    assertThat(file.seen(Producer.INTAKE)).as("two adopted, one concluded from what nobody had concluded from")
        .isEqualTo(3);
    assertThat(file.history()).filteredOn(entry -> entry.producer() == Producer.INTAKE && entry.seq() < 3)
        .containsExactlyElementsOf(before.stream().filter(entry -> entry.producer() == Producer.INTAKE).toList());
    assertThat(file.unsent()).extracting(CaseRecord::seq).containsExactly(3L);
    assertThat(file.pending()).isEmpty();
  }

  @Test
  void no_command_is_carried_out_before_the_own_log_is_read_to_its_end() {
    var closed = new LogGate();
    closed.reading(Map.of(0, 4L));
    var commands = new CaseCommands(files, Producer.INTAKE, closed);

    assertThatThrownBy(() -> commands.handle(dossier, null, _ -> Decision.of(posted())))
        .isInstanceOfSatisfying(CommandGate.ClosedException.class,
            e -> assertThat(e.refusal().key()).isEqualTo("log.not-read-yet"));
    assertThat(files.find(dossier)).isEmpty();

    closed.open();
    commands.handle(dossier, null, _ -> Decision.of(posted()));
    assertThat(files.find(dossier)).isPresent();
  }

  @Test
  void another_own_event_under_the_same_number_stops_the_service_with_words() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var forged = new CaseRecord(dossier, Producer.INTAKE, 1, NOW, NOW, OFFICER, null, null,
        new IntakeEvent.DossierWithdrawn("another past"));

    assertThatThrownBy(() -> consumer.accept(List.of(entry(0, forged)))).isInstanceOf(ForkedLogException.class);

    assertThat(gate.state()).isInstanceOfSatisfying(LogGate.State.Stopped.class,
        stopped -> assertThat(stopped.why()).contains(forged.id(), "is not the one"));
    assertThatThrownBy(() -> commands().handle(dossier, null, _ -> Decision.of(posted())))
        .isInstanceOf(CommandGate.ClosedException.class);
  }

  @Test
  void own_events_that_come_back_from_the_log_change_nothing() {
    relay.start();
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    var before = files.find(dossier).orElseThrow();

    consumer.accept(List.of(entry(0, logged(1).getFirst())));

    assertThat(files.find(dossier).orElseThrow()).isEqualTo(before);
  }

  @Test
  void a_write_whose_answer_was_lost_is_sent_though_nobody_asks_again() {
    collection = answersAreLost(collection);
    startService();
    relay.start();

    assertThatThrownBy(() -> commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted())))
        .isInstanceOf(MongoSocketReadException.class);

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged(1)).extracting(CaseRecord::seq).containsExactly(1L);
  }

  @Test
  void what_an_instance_that_vanished_has_left_is_sent_by_another() {
    relay.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> !outbox.isLookNeeded());
    var vanished = new MongoCaseFiles(collection, Producer.INTAKE, VIEW, new Outbox(List.of()));

    new CaseCommands(vanished, Producer.INTAKE, gate).handle(dossier, null, _ -> Decision.of(posted()));

    await().atMost(Duration.ofSeconds(40)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged(1)).extracting(CaseRecord::dossier).containsExactly(dossier);
  }

  @Test
  void a_missing_event_that_comes_later_frees_what_waited() {
    consumer.accept(List.of(entry(0, appraised(2)), entry(1, appraised(3))));
    assertThat(letters.list()).extracting(DeadLetters.DeadLetter::fault).containsExactly(Fault.GAP, Fault.WAITING);

    consumer.accept(List.of(entry(2, appraised(1))));

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(3);
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void a_record_is_given_up_by_two_supervisors_for_a_reason_that_stands_in_the_log() {
    consumer.accept(List.of(garbage(0, 1), entry(1, appraised(2))));
    var head = letters.list().getFirst();
    assertThat(letters.propose(head.id(), Proposal.discard(OFFICER, NOW, " ")))
        .isInstanceOfSatisfying(DeadLetters.Decided.Refused.class,
            refused -> assertThat(refused.refusal().key()).isEqualTo("dead-letter.reason-missing"));
    letters.propose(head.id(), Proposal.discard(OFFICER, NOW, "half a record, disk was full"));
    assertThat(letters.confirm(head.id(), RELEASE, SECOND, NOW)).as("another thing was proposed")
        .isInstanceOf(DeadLetters.Decided.Refused.class);
    assertThat(letters.confirm(head.id(), DISCARD, OFFICER, NOW)).as("the same person")
        .isInstanceOf(DeadLetters.Decided.Refused.class);

    assertThat(letters.confirm(head.id(), DISCARD, SECOND, NOW)).isEqualTo(new DeadLetters.Decided.Discarded(2, 0));

    var file = files.find(dossier).orElseThrow();
    assertThat(file.seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(file.history()).extracting(CaseRecord::event).contains(new RecordDiscarded(head.id(),
        Producer.ELIGIBILITY, 1L, "half a record, disk was full", OFFICER));
    assertThat(letters.list()).isEmpty();
  }

  @Test
  void what_is_given_up_of_the_own_events_is_said_in_the_log_though_later_ones_stand_there() {
    var next = new CaseRecord(dossier, Producer.INTAKE, 2, NOW, NOW, OFFICER, null, null,
        new IntakeEvent.DossierWithdrawn("the next one"));
    var broken = entry(0, new CaseRecord(dossier, Producer.INTAKE, 1, NOW, NOW, OFFICER, null, null,
        new IntakeEvent.DossierPosted()));
    consumer.accept(List.of(
        new LogEntry(topic, 0, 0, dossier.value(), broken.headers(), new byte[]{'{'}), entry(1, next)));
    var head = letters.list().getFirst();
    letters.propose(head.id(), Proposal.discard(OFFICER, NOW, "half a record"));

    letters.confirm(head.id(), DISCARD, SECOND, NOW);

    assertThat(letters.list()).isEmpty();
    assertThat(files.find(dossier).orElseThrow().unsent()).extracting(CaseRecord::seq).containsExactly(1L, 2L);
  }

  @Test
  void letters_are_released_at_once_by_their_fault() {
    var other = new DossierId(UUID.randomUUID().toString());
    poisoned.set(true);
    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(2)), entry(2, appraised(other, 2))));
    poisoned.set(false);

    letters.proposeAll(Fault.FAILED, Proposal.release(OFFICER, NOW));
    letters.confirmAll(Fault.FAILED, RELEASE, SECOND, NOW);

    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(2);
    assertThat(letters.list()).as("a gap is another fault").extracting(DeadLetters.DeadLetter::fault)
        .containsExactly(Fault.GAP);
  }

  @Test
  void a_dossier_of_which_no_summary_can_be_made_is_parked_and_the_rest_of_its_batch_goes_on() {
    var other = new DossierId(UUID.randomUUID().toString());
    var view = CaseView.of(1, file -> file, List.of(ViewField.<CaseFile>number("events", file -> {
      if (file.id().equals(dossier) && file.history().size() > 2) {
        throw new IllegalStateException("no summary");
      }
      return file.history().size();
    })));
    files = new MongoCaseFiles(collection, Producer.INTAKE, view, outbox);
    consumer = consumerOf(files);

    consumer.accept(List.of(entry(0, appraised(1)), entry(1, appraised(2)), entry(2, appraised(other, 1))));

    assertThat(files.find(other)).isPresent();
    assertThat(files.find(dossier).orElseThrow().seen(Producer.ELIGIBILITY)).isEqualTo(1);
    assertThat(letters.list()).singleElement().satisfies(letter -> {
      assertThat(letter.fault()).isEqualTo(Fault.UNSTORABLE);
      assertThat(letter.reason()).contains("no summary");
    });
  }

  @Test
  void an_event_newer_than_this_program_keeps_its_place_and_is_read_after_the_upgrade() {
    var newer = newer(1);
    consumer.accept(List.of(newer, entry(1, appraised(2))));
    assertThat(files.find(dossier).orElseThrow().history().getFirst().event()).isInstanceOf(NewerEvent.class);
    assertThat(letters.list()).isEmpty();
    int answers = (int) files.find(dossier).orElseThrow().seen(Producer.INTAKE);

    // The upgraded program knows the type.
    var entries = collection.find(new Document("_id", dossier.value())).first().getList("history", Document.class);
    entries.getFirst().append("type", "vn.kip.dossier.appraised.v1").remove("source");
    collection.updateOne(new Document("_id", dossier.value()), new Document("$set", new Document("history", entries)));
    files.withEventsReadAnew().forEach(file -> files.save(List.of(file)));
    concludePending();

    var file = files.find(dossier).orElseThrow();
    assertThat(file.history().getFirst().event()).isEqualTo(appraised(1).event());
    assertThat(file.seen(Producer.INTAKE)).as("concluded from now").isEqualTo(answers + 1);
  }

  @Test
  void members_that_are_newer_than_this_program_survive_in_its_file() {
    var headers = new HashMap<>(CaseEventCodec.headers(appraised(1)));
    headers.put("ce_contract", String.valueOf(CaseEventCodec.CONTRACT + 1));
    var json = "{\"proposal\":\"GRANT\",\"amount\":1,\"confidence\":\"high\"}";

    consumer.accept(List.of(new LogEntry(topic, 0, 0, dossier.value(), headers, json.getBytes(
        StandardCharsets.UTF_8))));

    assertThat(files.find(dossier).orElseThrow().history().getFirst().json()).isEqualTo(json);
  }

  @Test
  void files_stored_under_an_earlier_view_are_found_by_the_new_one() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var ward = ViewField.<CaseFile>text("ward", _ -> "19333").indexed();
    files = new MongoCaseFiles(collection, Producer.INTAKE, CaseView.of(2, file -> file, List.of(ward)), outbox);
    assertThat(files.count(CaseQuery.where(ward, "19333"))).isZero();

    files.rewriteViews();

    assertThat(files.list(CaseQuery.where(ward, "19333"), ward, 0, 10)).extracting(CaseFile::id)
        .containsExactly(dossier);
  }

  @Test
  void a_producers_outbox_can_be_sent_again() {
    relay.start();
    commands().handle(dossier, null, _ -> Decision.of(posted(), posted(), posted()));
    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);

    assertThat(relay.sendAgain(files.find(dossier).orElseThrow(), 2)).isEqualTo(2);

    assertThat(logged(5)).extracting(CaseRecord::seq).containsExactly(1L, 2L, 3L, 2L, 3L);
  }

  @Test
  void positions_stand_beside_the_files_and_only_go_on() {
    consumer.accept(List.of(entry(4, appraised(1))));
    positions.write();
    positions.reached(0, 3);
    positions.write();

    assertThat(new LogPositions(database.getCollection("positions"), topic).stored()).containsExactly(
        Map.entry(0, 5L));
  }

  private void concludePending() {
    files.pending(0, 10).forEach(file -> files.save(List.of(conclusions.concludePending(file))));
    files.pending(CaseFile.Pending.ANY_PARTITION, 10)
        .forEach(file -> files.save(List.of(conclusions.concludePending(file))));
  }

  private static CaseRecord own(List<CaseRecord> history, long seq) {
    return history.stream().filter(entry -> entry.producer() == Producer.INTAKE && entry.seq() == seq).findFirst()
        .orElseThrow();
  }

  private LogEntry garbage(long offset, long seq) {
    var good = entry(offset, appraised(seq));
    return new LogEntry(topic, 0, offset, dossier.value(), good.headers(), new byte[]{'{'});
  }

  /** A type that nobody knows yet, of the contract after this one. */
  private LogEntry newer(long seq) {
    var headers = new HashMap<>(CaseEventCodec.headers(appraised(seq)));
    headers.put("ce_type", "vn.kip.dossier.mediated.v1");
    headers.put("ce_contract", String.valueOf(CaseEventCodec.CONTRACT + 1));
    return new LogEntry(topic, 0, 0, dossier.value(), headers, CaseEventCodec.payload(appraised(seq)));
  }

  private static MongoCollection<Document> answersAreLost(MongoCollection<Document> collection) {
    return answersAreLost(collection, new AtomicBoolean());
  }

  /** The store does what it is asked, and its first answer to a write never arrives, whatever is written with. */
  @SuppressWarnings("unchecked")
  private static <T> MongoCollection<T> answersAreLost(MongoCollection<T> collection, AtomicBoolean lost) {
    return (MongoCollection<T>) Proxy.newProxyInstance(RecoveryContract.class.getClassLoader(),
        new Class<?>[]{MongoCollection.class}, (_, method, arguments) -> {
          try {
            var answer = method.invoke(collection, arguments);
            if (method.getName().equals("insertOne") && !lost.getAndSet(true)) {
              throw new MongoSocketReadException("cut", new ServerAddress(), new IOException());
            }
            return answer instanceof MongoCollection<?> other ? answersAreLost(other, lost) : answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
