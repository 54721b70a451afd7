package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.DeadLetters.Decided;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Letter;
import vn.kip.casefile.Letter.Fault;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.NewEvent;
import vn.kip.casefile.Proposal;
import vn.kip.casefile.Proposal.Verdict;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.events.ReportingEvent.DeadlineMissed;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.domain.Fact;

/** What reporting records goes on from what stands in the log, whatever became of its files. */
class OwnRecordsTest {

  private static final DossierId ID = DossierId.ofRegister("one");
  private static final Instant AT = Instant.parse("2022-03-01T01:00:00Z");
  private static final OfficerId ONE = new OfficerId("supervisor-1");
  private static final OfficerId OTHER = new OfficerId("supervisor-2");

  private final Map<DossierId, CaseFile> files = new LinkedHashMap<>();
  private final Letters letters = new Letters();
  private final OwnRecords own = own();

  private OwnRecords own() {
    var kept = (CaseFiles) Proxy.newProxyInstance(CaseFiles.class.getClassLoader(), new Class<?>[]{CaseFiles.class},
        (_, method, arguments) -> switch (method.getName()) {
          case "find" -> Optional.ofNullable(files.get((DossierId) arguments[0]));
          case "save", "saveEntered" -> {
            ((Collection<?>) arguments[0]).forEach(file -> files.put(((CaseFile) file).id(), (CaseFile) file));
            yield List.of();
          }
          default -> throw new UnsupportedOperationException(method.getName());
        });
    return new OwnRecords(kept, new CaseCommands(kept, Producer.REPORTING, CommandGate.OPEN), letters);
  }

  private static CaseRecord missed(long seq, int day) {
    return new CaseRecord(ID, Producer.REPORTING, seq, AT, AT, new OfficerId("reporting"), null, null, event(day));
  }

  private static CaseEvent event(int day) {
    return new DeadlineMissed(LocalDate.of(2022, 3, day));
  }

  private static StoredCase stored(CaseRecord... facts) {
    var withOffsets = new ArrayList<Fact>();
    for (var fact : facts) {
      withOffsets.add(new Fact(withOffsets.size(), fact));
    }
    return new StoredCase(ID, 0, -1, facts.length - 1, Map.of(Producer.REPORTING, (long) facts.length), withOffsets);
  }

  private void record(StoredCase stored, int day) {
    own.record(stored, _ -> Decision.of(NewEvent.live(event(day), AT, ONE)));
  }

  private List<Long> unsent() {
    return Objects.requireNonNull(files.get(ID)).unsent().stream().map(CaseRecord::seq).toList();
  }

  @Test
  void where_the_file_is_lost_numbers_go_on_and_nothing_is_sent_twice() {
    record(stored(missed(1, 1), missed(2, 2)), 3);

    assertThat(unsent()).containsExactly(3L);
  }

  @Test
  void where_the_file_is_an_old_copy_what_it_lacks_is_taken_from_the_log_first() {
    files.put(ID, CaseFile.empty(ID, Producer.REPORTING).adopted(missed(1, 1)));

    record(stored(missed(1, 1), missed(2, 2)), 3);

    assertThat(unsent()).containsExactly(3L);
    assertThat(Objects.requireNonNull(files.get(ID)).history()).hasSize(3);
  }

  @Test
  void an_own_event_that_waits_behind_a_letter_has_its_number_too() {
    var waiting = missed(1, 1);
    letters.park(new Letter(new LogEntry("kip.cases", 0, 5, ID.value(), CaseEventCodec.headers(waiting),
        CaseEventCodec.payload(waiting)), Fault.WAITING, "waits"));

    record(StoredCase.empty(ID, 0), 2);

    assertThat(unsent()).containsExactly(2L);
  }

  @Test
  void where_the_log_tells_another_past_nothing_is_recorded() {
    files.put(ID, CaseFile.empty(ID, Producer.REPORTING).adopted(missed(1, 7)));

    assertThatThrownBy(() -> record(stored(missed(1, 1)), 3)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_record_is_given_up_by_two_supervisors_with_a_reason_and_by_an_event() {
    var desk = new FoldLetters(letters, new MemoryStore(), own);
    var broken = new LogEntry("kip.cases", 0, 1, ID.value(), Map.of("ce_source", "intake", "ce_seq", "2"),
        "{".getBytes(StandardCharsets.UTF_8));
    letters.park(new Letter(broken, Fault.UNREADABLE, "no JSON"));

    assertThat(desk.propose(broken.id(), Proposal.release(ONE, AT))).isInstanceOf(Decided.Refused.class);
    assertThat(desk.propose(broken.id(), Proposal.discard(ONE, AT, " "))).isInstanceOf(Decided.Refused.class);
    assertThat(desk.propose(broken.id(), Proposal.discard(ONE, AT, "nobody can read it")))
        .isInstanceOf(Decided.Proposed.class);
    assertThat(desk.confirm(broken.id(), Verdict.DISCARD, ONE, AT)).isInstanceOf(Decided.Refused.class);
    assertThat(files).isEmpty();
    assertThat(desk.confirm(broken.id(), Verdict.DISCARD, OTHER, AT)).isEqualTo(new Decided.Discarded(0, 1));

    assertThat(Objects.requireNonNull(files.get(ID)).history().stream().map(CaseRecord::event))
        .containsExactly(new RecordDiscarded(broken.id(), Producer.INTAKE, 2L, "nobody can read it", ONE));
  }
}
