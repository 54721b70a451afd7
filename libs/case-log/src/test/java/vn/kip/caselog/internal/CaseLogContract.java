package vn.kip.caselog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CommandKey;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Refusal;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;

/** What must hold of commands, files and the outbox; and of what {@link RecoveryContract} and {@link ConsumerContract} says. */
abstract class CaseLogContract extends RecoveryContract {

  private static final OfficerId OTHER_WARD = new OfficerId("ward-19333-1");

  @Test
  void a_stored_event_reaches_the_log_and_leaves_the_outbox() {
    relay.start();

    commands().handle(dossier, null, _ -> Decision.of(posted(), posted()));

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged(2)).extracting(CaseRecord::seq).containsExactly(1L, 2L);
  }

  @Test
  void what_a_crash_left_in_the_outbox_is_sent_at_the_next_start_under_the_same_numbers() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    assertThat(files.countUnsent(10)).isEqualTo(1);

    relay.start();

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged(2)).extracting(CaseRecord::seq).containsExactly(1L, 2L);
  }

  @Test
  void of_two_writers_with_the_same_version_one_wins() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var loaded = files.find(dossier).orElseThrow();

    var first = files.save(List.of(loaded.recorded(List.of(posted()))));
    var second = files.save(List.of(loaded.recorded(List.of(posted()))));

    assertThat(first).isEmpty();
    assertThat(second).containsExactly(dossier);
    assertThat(files.find(dossier).orElseThrow().history()).hasSize(2);
  }

  @Test
  void in_a_bulk_only_the_losers_are_named() {
    var other = new DossierId(UUID.randomUUID().toString());
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    var stale = files.find(dossier).orElseThrow();
    commands().handle(dossier, null, _ -> Decision.of(posted()));

    var lost = files.save(
        List.of(stale.recorded(List.of(posted())), CaseFile.empty(other, Producer.INTAKE).recorded(List.of(posted()))));

    assertThat(lost).containsExactly(dossier);
    assertThat(files.find(other)).isPresent();
  }

  @Test
  void what_people_enter_ends_far_below_what_the_store_takes() {
    var note = NewEvent.live(
        new IntakeEvent.DossierWithdrawn("x".repeat(1_000_000)), NOW, OFFICER);
    for (int megabyte = 0; megabyte < 6; megabyte++) {
      commands().handle(dossier, null, _ -> Decision.of(note));
    }

    assertThatExceptionOfType(UnstorableFileException.class)
        .isThrownBy(() -> commands().handle(dossier, null, _ -> Decision.of(note)))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("dossier.too-large"));
    assertThat(files.find(dossier).orElseThrow().history()).hasSize(6);
  }

  @Test
  void the_same_command_again_changes_nothing() {
    commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()));
    commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()));

    assertThat(files.find(dossier).orElseThrow().history()).hasSize(1);
  }

  @Test
  void an_event_the_broker_did_not_take_is_sent_before_those_that_follow_it() {
    brokerAway.set(true);
    relay.start();
    commands().handle(dossier, null, _ -> Decision.of(posted(), posted()));
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(relay.failure()).contains("metadata"));
    commands().handle(dossier, null, _ -> Decision.of(posted()));

    brokerAway.set(false);

    await().atMost(Duration.ofSeconds(20)).until(() -> files.countUnsent(10) == 0);
    assertThat(logged(3)).extracting(CaseRecord::seq).containsExactly(1L, 2L, 3L);
    assertThat(relay.failure()).isNull();
  }

  @Test
  void a_key_used_for_another_command_is_refused() {
    commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()), "forward", "appraise");
    var reused = commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()), "forward",
        "decide");

    assertThat(reused).isInstanceOfSatisfying(CaseCommands.Outcome.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo("command.key-reused"));
    assertThat(files.find(dossier).orElseThrow().history()).hasSize(1);
  }

  @Test
  void the_answer_to_a_command_is_for_nobody_but_who_gave_it() {
    commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()), "accept");

    var other = commands().handle(dossier, new CommandKey("key-1", OTHER_WARD),
        _ -> Decision.of(posted()), "accept");
    var foreign = commands().handle(dossier, new CommandKey("key-1", OTHER_WARD),
        _ -> Decision.refuse(Refusal.forbidden("dossier.other-ward", "ward")), "accept");

    assertThat(other).isInstanceOfSatisfying(CaseCommands.Outcome.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo("command.key-reused"));
    assertThat(foreign).isInstanceOfSatisfying(CaseCommands.Outcome.Refused.class,
        refused -> assertThat(refused.refusal().key()).isEqualTo("dossier.other-ward"));
    assertThat(files.find(dossier).orElseThrow().history()).hasSize(1);
  }

  @Test
  void a_file_of_an_earlier_release_is_read_with_its_commands_and_written_on() {
    commands().handle(dossier, null, _ -> Decision.of(posted()));
    collection.updateOne(new Document("_id", dossier.value()),
        new Document("$set", new Document("commands", List.of("key-1")).append("writes", List.of("w1")))
            .append("$unset", new Document("write", "")));

    var again = commands().handle(dossier, new CommandKey("key-1", WARD), _ -> Decision.of(posted()), "forward",
        "appraise");
    var next = commands().handle(dossier, new CommandKey("key-2", WARD), _ -> Decision.of(posted()), "forward",
        "appraise");

    assertThat(again).isInstanceOf(CaseCommands.Outcome.Done.class);
    assertThat(next.file().history()).hasSize(2);
    assertThat(files.find(dossier).orElseThrow().commands()).containsKeys("key-1", "key-2");
  }
}
